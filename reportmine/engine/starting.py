"""Starting Spark: what it needs on this machine, how it is set up, what its workers are given."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportmine.errors import EngineError
from reportmine.resources import PACKAGE, folder

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*]"  # all processors of this machine
PROGRAM = "reportmine_program"  # the folder that a worker finds the program in
OLDEST_JAVA = 17
NUMPY = "NPY_DISABLE_CPU_FEATURES"  # which instructions numpy leaves unused
_DRIVER_MEMORY = "4g"  # Spark's own default of 1 GB does not hold the features of a few thousand reports
_SHIPPED = (".py", ".toml", ".txt", ".sql")  # what kernels may need; pages are made by the driver
_DEFAULTS = {
    "spark.app.name": "reportmine",
    "spark.ui.showConsoleProgress": "false",  # stderr has a progress bar of our own
    "spark.log.level": "ERROR",
    "spark.driver.maxResultSize": "0",  # results are held by the driver in any case
}
_ALONE = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1"}  # nobody else needs to reach this machine
_TABLES = {
    # one record batch becomes one partition, however long it is
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000000",
    "spark.sql.execution.arrow.localRelationThreshold": "0",
}


def start(master: str | None = None) -> SparkSession:
    """A session at `master`; None for the one of spark-submit, else for all processors of this machine.

    Raises EngineError with advice where PySpark or Java is missing or the master cannot be reached.
    """
    require()
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_DRIVER_MEMORY", _DRIVER_MEMORY)  # weaker than what spark-defaults.conf says
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    where = master or ("" if submitted else LOCAL)
    if submitted:
        SparkContext._ensure_initialized()  # else the settings of spark-submit are not seen
    conf = SparkConf()
    if where:
        conf.setMaster(where)
    alone = is_local(conf.get("spark.master", LOCAL) or LOCAL)
    for key, value in {**_DEFAULTS, **(_ALONE if alone else {})}.items():
        conf.setIfMissing(key, value)
    if told := os.environ.get(NUMPY):  # the same logarithms to the last bit everywhere
        conf.setIfMissing(f"spark.executorEnv.{NUMPY}", told)
    try:
        session = SparkSession.builder.config(conf=conf).getOrCreate()
        for key, value in _TABLES.items():
            session.conf.set(key, value)
        if not alone:
            _ship(session)
    except (Py4JError, PySparkException) as problem:
        advice = "请检查 --master 的地址、集群是否在运行，以及 Java 的版本"
        raise EngineError(
            f"Spark 启动失败：{first_line(problem)}", where=where or "spark-submit", advice=advice
        ) from problem
    return session


def require() -> None:
    """EngineError with advice where PySpark, what it needs, or Java is missing."""
    advice = "请执行 pip install 'reportmine[spark]'，并安装 Java 17"
    for name in ("pyspark", "pyarrow", "pandas"):
        if find_spec(name) is None:  # not by its version: that of a cluster is no installed package
            raise EngineError(f"Spark 运算需要 {name}，本机没有安装", where="--engine spark", advice=advice)
    java = java_version()
    if java is None:
        advice = "请安装 Java 17（如 apt-get install openjdk-17-jre-headless），或设置 JAVA_HOME"
        raise EngineError("Spark 运算需要 Java，本机没有找到", where="--engine spark", advice=advice)
    if java < OLDEST_JAVA:
        advice = f"请安装 Java {OLDEST_JAVA} 或更新的版本，或用 JAVA_HOME 指向它"
        raise EngineError(f"Java 版本 {java} 太旧", where="--engine spark", advice=advice)


def installed(name: str) -> str | None:
    """The version of a package, None where it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def java_version() -> int | None:
    """The main version of the Java that Spark would use, None where there is none."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        return None
    told = subprocess.run([java, "-version"], capture_output=True, text=True, encoding="utf-8", check=False)
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr + told.stdout)
    return int(found[1]) if found else None


def is_local(master: str) -> bool:
    """Whether this machine does all the work itself.

    >>> is_local("local[2]"), is_local("spark://127.0.0.1:7077")
    (True, False)
    """
    return re.fullmatch(r"local(\[[^\]]*\])?", master) is not None


def first_line(problem: BaseException) -> str:
    """What an error of Spark says in one line: the last of a worker's traceback, else Java's cause, else its first."""
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    python = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Interrupt|Exit)\b", line)]
    java = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ")]
    return (python[-1:] or java[-1:] or lines[:1] or [type(problem).__name__])[0]


def _ship(session: SparkSession) -> None:
    """Gives the program to the workers, data files included, unpacked: data files cannot be read inside an archive."""
    from pyspark import SparkFiles

    place = Path(SparkFiles.getRootDirectory()) / "sent"  # Spark's own, there until it ends: late workers ask late
    place.mkdir(exist_ok=True)
    archive = place / f"{PROGRAM}.zip"
    pack(archive)
    context: Any = session.sparkContext
    context.addArchive(f"{archive}#{PROGRAM}")


def pack(archive: Path) -> None:
    """Writes the program with its data files as a zip archive; the same program gives the same archive."""
    roots = {"reportmine": PACKAGE, "stopwords": folder("stopwords"), "corpus": folder("corpus")}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, root in roots.items():
            for path in sorted(root.rglob("*")):
                if path.is_file() and (name != "reportmine" or path.suffix in _SHIPPED):
                    entry = zipfile.ZipInfo(f"{name}/{path.relative_to(root).as_posix()}")  # of 1980, like all of them
                    packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
