"""What an installation writes for the add-in; where VBA reads it is the doorbell's business."""

from gsafety_xl.addin.doorbell import INTERPRETER, NOT_INSTALLED, SETTINGS_KEY

SECTION = rf"HKCU\{SETTINGS_KEY}"
#: The key above it, which VBA makes for an application and leaves behind when empty.
APPLICATION = SECTION.rpartition("\\")[0]

#: What a button says when its interpreter is missing; VBA sources are ASCII, so it is kept here.
NOT_INSTALLED_TEXT = (
    "没有找到 gsafety_xl 的 Python 程序。请信息技术人员运行 gsafety addin install 重新安装。"
)
#: The hash of the add-in that was copied, so that only that file is ever deleted.
ADD_IN_HASH = "AddInSha256"

NAMES = (INTERPRETER, NOT_INSTALLED, ADD_IN_HASH)
