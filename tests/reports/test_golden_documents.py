"""The whole text of the documents of one small district.

Run with GSAFETY_RENEW=1 in the environment to write ``tests/golden/*.txt`` anew after a change of
wording, and read the difference before keeping it.
"""

# ruff: noqa: E501 - a sheet is as wide as it is

import os
from pathlib import Path

import pytest

from tests.reports.conftest import Office
from tests.reports.reading import text_of

GOLDEN = Path(__file__).parents[1] / "golden"
DISTRICT = """
JC:
| 检查编号         | 检查日期   | 业务领域 | 检查类型 | 组织层级   | 检查主题     | 被检查单位 | 检查点位 | 带队人 | 带队人职务类别 | 检查人员   | 检查人次 | 检查情况     | 检查结论         | 整改通知书号  | 整改期限   |
| JB00-JC-2026-001 | 2026-01-15 | 安全     | 专项检查 | 局（系统） | 春节前检查   | 东湖公园   | 东大门   | 王某   | 分管领导       | 王某、李某 | 4        | 隐患2处      | 发现隐患限期整改 | 整〔2026〕1号 | 2026-01-31 |
| JB00-JC-2026-002 | 2026-01-15 | 安全     | 专项检查 | 局（系统） | 春节前检查   | 东湖公园   | 泵房     | 王某   | 分管领导       | 王某、李某 | 4        | 隐患1处      | 发现隐患限期整改 | 整〔2026〕1号 | 2026-02-10 |
| JB00-JC-2026-003 | 2026-03-12 | 消防     | 带队督导 | 局（系统） | 消防安全督导 | 绿化所     | 仓库     | 陈某   | 主要领导       | 陈某、李某 | 3        | 压力<0.5MPa  | 发现隐患限期整改 |               | 2026-04-15 |
| JB00-JC-2026-004 | 2026-03-20 | 安全     | 日常检查 | 局（系统） | 日常检查     | 绿化所     | 车队     | 李某   | 一般人员       | 李某       | 2        | 未见异常     | 未发现问题       |               |            |

YH:
| 隐患编号         | 检查编号         | 发现日期   | 隐患单位 | 隐患地点 | 隐患描述               | 隐患类别   | 违反依据         | 隐患级别 | 整改措施       | 整改责任人 | 整改期限   | 延期至     | 整改完成日期 | 整改资金（万元） | 应急防范措施 | 复查结论 | 状态   |
| JB00-YH-2025-031 |                  | 2025-12-03 | 东湖公园 | 码头     | 救生圈老化             | 水域安全   |                  | 一般     | 更换           | 孙某       | 2026-02-20 |            | 2026-02-12   | 0.3              |              | 合格     | 已销号 |
| JB00-YH-2026-001 | JB00-JC-2026-001 | 2026-01-15 | 东湖公园 | 配电间   | 灭火器2具已过有效期。  | 消防设施   | 消防法第十六条   | 一般     | 更换灭火器2具  | 孙某       | 2026-01-31 |            | 2026-01-28   | 0.1              |              | 合格     | 已销号 |
| JB00-YH-2026-002 | JB00-JC-2026-001 | 2026-01-15 | 东湖公园 | 东大门   | 疏散通道堆放杂物       | 疏散通道   |                  | 一般     | 清理           | 孙某       | 2026-01-31 |            | 2026-01-16   |                  |              | 合格     | 已销号 |
| JB00-YH-2026-003 | JB00-JC-2026-002 | 2026-01-15 | 东湖公园 | 泵房     | 水泵控制柜无漏电保护   | 电气线路   | GB 50054         | 重大     | 更换控制柜     | 钱某       | 2026-02-10 | 2026-04-30 |              | 3.5              | 停用、围挡   |          | 延期   |
| JB00-YH-2026-004 | JB00-JC-2026-003 | 2026-03-12 | 绿化所   | 仓库     | 灭火器压力<0.5MPa & 锈蚀 | 消防设施 |                  | 一般     | 更换           | 赵某       | 2026-03-25 |            |              |                  |              |          | 整改中 |

ST GYS01:
| 统计年月 | 是否零报告 | 事故起数 | 死亡人数 | 下落不明 | 重伤人数 | 轻伤人数 | 直接经济损失（万元） | 其中火灾起数 | 其中道路交通起数 | 其中特种设备起数 | 森林火灾起数 | 上年同期起数 |
| 2026-01  | 否         | 1        | 0        | 0        | 0        | 1        | 0.8                  | 0            | 1                | 0                | 0            | 2            |
| 2026-03  | 是         | 0        | 0        | 0        | 0        | 0        | 0                    | 0            | 0                | 0                | 0            | 0            |

ST GY01:
| 统计年月 | 是否零报告 | 事故起数 | 死亡人数 | 下落不明 | 重伤人数 | 轻伤人数 | 直接经济损失（万元） | 其中火灾起数 | 其中道路交通起数 | 其中特种设备起数 | 森林火灾起数 | 上年同期起数 |
| 2026-03  | 是         | 0        | 0        | 0        | 0        | 0        | 0                    | 0            | 0                | 0                | 0            | 0            |
"""


@pytest.mark.parametrize(("code", "period"), [("D03", "2026-Q1"), ("D05", "2026-03")])
def test_a_document_reads_as_agreed(office: Office, code: str, period: str) -> None:
    office.docstring = DISTRICT
    compare(code, text_of(office(code, period=period, as_of="2026-04-08")))


def test_notices_read_as_agreed(office: Office) -> None:
    office.docstring = DISTRICT
    paths = office.render("D22").paths
    compare("D22", "\n".join(f"【{path.stem}】\n{text_of(path)}" for path in paths))


def compare(name: str, text: str) -> None:
    """Hold a text against its golden file, or renew the file."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GSAFETY_RENEW"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
