r"""What the add-in reads of the registry: VBA's ``GetSetting("gsafety_xl", "Excel", …)``.

VBA keeps such settings under ``HKCU\Software\VB and VBA Program Settings\<application>\<section>``.
"""

APPLICATION = r"HKCU\Software\VB and VBA Program Settings\gsafety_xl"
SECTION = rf"{APPLICATION}\Excel"

#: The interpreter that a button starts.
INTERPRETER = "Interpreter"
#: What a button says when that interpreter is missing; VBA sources are ASCII, so it is kept here.
NOT_INSTALLED = "NotInstalled"
NOT_INSTALLED_TEXT = (
    "没有找到 gsafety_xl 的 Python 程序。请信息技术人员运行 gsafety addin install 重新安装。"
)
#: The hash of the add-in that was copied, so that only that file is ever deleted.
ADD_IN_HASH = "AddInSha256"

NAMES = (INTERPRETER, NOT_INSTALLED, ADD_IN_HASH)
