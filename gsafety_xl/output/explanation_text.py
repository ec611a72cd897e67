"""Warnings that were explained, and explanations without their warning, on a console."""

from collections.abc import Iterator, Sequence

from gsafety_xl.model import Explained, Explanation


def explained_lines(explained: Sequence[Explained]) -> Iterator[str]:
    """Yield a heading and two lines for each warning that passes, or nothing."""
    if explained:
        yield f"已说明放行 {len(explained)} 处："
    for item in explained:
        place = item.finding.place
        where = "!".join(filter(None, (place.sheet, place.cell)))
        yield f"  {place.workbook} {where}  [{item.finding.rule}] {item.finding.message}"
        yield f"      说明：{item.explanation.reason}（{_signature(item)}）"


def outlived_lines(outlived: Sequence[Explanation]) -> Iterator[str]:
    """Yield a heading and a line for each explanation whose warning is not there, or nothing."""
    if outlived:
        yield f"情况说明 {len(outlived)} 条没有对应的问题（已经改正，或情况已变化须重新说明）："
    for item in outlived:
        about = " ".join(filter(None, (item.rule, item.row_id)))
        yield f"  {item.place}  问题码 {item.key}（{about or '—'}）{item.message}"


def _signature(item: Explained) -> str:
    day = item.explanation.day
    return f"{item.explanation.by}，{day:%Y-%m-%d}" if day else item.explanation.by
