"""规范: copies of workbooks in which everything certain is written as the ledger writes it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gsafety_xl.model import GsafetyError
from gsafety_xl.pipeline.check import names_of
from gsafety_xl.pipeline.finding_files import load_register, register_path, workbooks_under
from gsafety_xl.pipeline.progress import Progress, following, silent
from gsafety_xl.repairs import Leftover, Repair, Repairs, book_repairs
from gsafety_xl.repairs.comparing import ensure_alike
from gsafety_xl.repairs.package import Package
from gsafety_xl.schema import Catalogue, UnitRegister, load_catalogue
from gsafety_xl.workbook.files import replacing
from gsafety_xl.workbook.master import read_master


@dataclass(frozen=True, slots=True)
class FixRequest:
    """Which workbooks; ``output`` is the copy to write, or a folder; None: only list."""

    paths: Sequence[Path]
    output: Path | None = None
    register: Path | None = None


@dataclass(frozen=True, slots=True)
class FixedFile:
    """What became of one workbook; ``target`` is None when no copy was written."""

    name: str
    source: Path
    target: Path | None
    found: Repairs


@dataclass(slots=True)
class FixReport:
    """The workbooks read and the errors of those that could not be repaired."""

    files: list[FixedFile] = field(default_factory=list)
    errors: list[GsafetyError] = field(default_factory=list)

    @property
    def made(self) -> Iterator[Repair]:
        """Go through all repairs."""
        return (item for file in self.files for item in file.found.made)

    @property
    def left(self) -> Iterator[Leftover]:
        """Go through all cells left to people."""
        return (item for file in self.files for item in file.found.left)


def fix(request: FixRequest, progress: Progress = silent) -> FixReport:
    """Repair each workbook in a copy; one that cannot be does not stop the others.

    GsafetyError before anything is read when a path or the output makes no sense.
    """
    paths = workbooks_under(request.paths)
    names = names_of(paths, request.paths)
    targets = _targets(request, paths, names)
    catalogue = load_catalogue()
    source = register_path(request.register, dict.fromkeys(path.parent for path in paths))
    register = load_register(source, (), catalogue)
    report = FixReport()
    for path in following(paths, "规范", len(paths), progress):
        try:
            target = targets.get(path)
            report.files.append(_fixed(path, target, names[path], (catalogue, register)))
        except GsafetyError as error:
            report.errors.append(error)
    return report


def _fixed(
    path: Path, target: Path | None, name: str, known: tuple[Catalogue, UnitRegister | None]
) -> FixedFile:
    book = read_master(path, *known, name=name)
    package = Package(path, name)
    found = package.possible(book_repairs(book, *known))
    if target is not None:
        _refuse_to_replace(target)
        with replacing(target) as temporary:
            package.write_copy(temporary, found.made)
            ensure_alike(path, temporary, found.made, name)
            again = book_repairs(read_master(temporary, *known, name=name), *known)
            _ensure_settled(found.made, again, name)
    return FixedFile(name, path, target, found)


def _ensure_settled(made: Iterable[Repair], again: Repairs, name: str) -> None:
    """Raise a GsafetyError when a repaired cell still is not as the ledger writes it."""
    places = {item.place for item in made}
    still = [item.place for item in again.made] + [item.place for item in again.left]
    for place in sorted(places.intersection(still)):
        raise GsafetyError(f"{place} 规范后仍不合规范，没有写文件", f"请把 {name} 交给信息技术人员")


def _targets(
    request: FixRequest, paths: Sequence[Path], names: Mapping[Path, str]
) -> dict[Path, Path]:
    """Return the copy of each workbook; GsafetyError when it would be one of the inputs."""
    output = request.output
    if output is None:
        return {}
    one_file = len(request.paths) == 1 and not request.paths[0].is_dir()
    if one_file and output.suffix and not output.is_dir():
        targets = {paths[0]: _same_kind(output, paths[0])}
    elif output.suffix and not output.is_dir():
        raise GsafetyError(f"要规范的不止一个文件，{output} 却是一个文件名", "请用 -o 写一个文件夹")
    else:
        targets = {path: output / names[path] for path in paths}
    _refuse_clashes(targets)
    return targets


def _same_kind(output: Path, source: Path) -> Path:
    if output.suffix.lower() != source.suffix.lower():
        raise GsafetyError(
            f"副本 {output.name} 的扩展名与原文件 {source.name} 不同", "请把扩展名写成一样的"
        )
    return output


def _refuse_clashes(targets: Mapping[Path, Path]) -> None:
    inputs = {path.resolve() for path in targets}
    taken: set[Path] = set()
    for target in targets.values():
        place = target.resolve()
        if place in inputs:
            raise GsafetyError(f"{target} 是原文件，不能覆盖", "请用 -o 写另一个文件名或文件夹")
        if place in taken:
            raise GsafetyError(f"有两个文件都要写成 {target}", "请分开规范，或先改名")
        taken.add(place)


def _refuse_to_replace(target: Path) -> None:
    if target.exists():
        raise GsafetyError(f"{target} 已经存在，没有覆盖", "请换一个文件名，或先移走它")
