-- The store of reportmine: one SQLite file (WAL). Everything but `files`, `readings`, `judgements` and `epoch` is derived
-- and may be deleted at any time; the next run makes it again. What is of one epoch (`aligned`, `scripts`, `measured`,
-- `screened`, `rare`) belongs together and is deleted together.

-- one row a file that was read: one unchanged in size and time is not opened again
CREATE TABLE IF NOT EXISTS files (
    path     TEXT PRIMARY KEY,     -- as given
    size     INTEGER NOT NULL,     -- bytes
    mtime_ns INTEGER NOT NULL,
    settings TEXT NOT NULL,        -- digest of the reading settings it was read under
    texts    BLOB NOT NULL         -- zlib of JSON: a digest of every reading by id; only what changed is written
) WITHOUT ROWID;

-- one row a text as handed in: a file, or a row of a bulk table
CREATE TABLE IF NOT EXISTS readings (
    path       TEXT NOT NULL,      -- of the file, as given
    doc        TEXT NOT NULL,      -- id of the text; two tables may use one id, a run tells them apart
    size       INTEGER NOT NULL,   -- bytes; of the text for a row of a bulk table
    mtime_ns   INTEGER NOT NULL,
    sha256     TEXT NOT NULL,      -- of the file's bytes
    state      TEXT NOT NULL,      -- read, scan, encrypted, damaged, empty, unsupported
    error      TEXT,               -- why it could not be read, and what to do
    settings   TEXT NOT NULL,      -- digest of the reading settings it was read under
    raw        BLOB,               -- the raw text, zlib of UTF-8 (surrogates kept); null where unreadable
    record     TEXT NOT NULL,      -- the rest of the reading as JSON: format, encoding, aside, properties, given …
    PRIMARY KEY (path, doc)
);
CREATE INDEX IF NOT EXISTS readings_by_doc ON readings (doc);
-- a check asks which texts there are and which are circulars: without these it would read through all texts
CREATE INDEX IF NOT EXISTS readings_contents ON readings (doc, path, sha256) WHERE raw IS NOT NULL;
CREATE INDEX IF NOT EXISTS readings_templates ON readings (doc) WHERE instr(record, '"template": true');
-- a store of before there were `files`: what it read counts as read, so that what is gone is dropped as well; joined in
-- this order no reading of another store is looked at
INSERT OR IGNORE INTO files
SELECT path, size, mtime_ns, settings, X''
FROM (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM files)) CROSS JOIN readings;

-- results per document, by what they depend on and nothing else
CREATE TABLE IF NOT EXISTS derived (
    kind    TEXT NOT NULL,         -- "analysis"
    key     TEXT NOT NULL,         -- digest of text, metadata, settings, lexicons and program version
    payload BLOB NOT NULL,         -- zlib of JSON
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

-- matches of one pair of documents under one statistics epoch
CREATE TABLE IF NOT EXISTS aligned (
    epoch   TEXT NOT NULL,
    pair    TEXT NOT NULL,         -- digest of both documents' keys, in order
    payload BLOB NOT NULL,         -- zlib of JSON; an empty list for a pair without matches
    PRIMARY KEY (epoch, pair)
) WITHOUT ROWID;

-- of the matches in `aligned` what takes up most room: edit scripts and exchanged words
CREATE TABLE IF NOT EXISTS scripts (
    epoch   TEXT NOT NULL,
    pair    TEXT NOT NULL,
    payload BLOB NOT NULL,         -- zlib of JSON: of every match its script and its swaps
    PRIMARY KEY (epoch, pair)
) WITHOUT ROWID;

-- pairs of a large collection as measured under one statistics epoch: both ratios, order, context, traces
CREATE TABLE IF NOT EXISTS measured (
    epoch   TEXT NOT NULL,
    pair    TEXT NOT NULL,         -- as in `aligned`
    grounds TEXT NOT NULL,         -- digest of what else it depends on: rows that either shares with third reports
    payload BLOB NOT NULL,         -- zlib of JSON; null for a pair that shares formula only
    PRIMARY KEY (epoch, pair)
) WITHOUT ROWID;

-- reports of a large collection that were screened under one statistics epoch: the next run screens the others
CREATE TABLE IF NOT EXISTS screened (
    epoch   TEXT NOT NULL,
    report  TEXT NOT NULL,         -- the key of a report: half a pair
    chosen  TEXT NOT NULL,         -- how candidates were chosen, which follows the size of the collection
    least   BLOB NOT NULL,         -- its min-hashes, four bytes each; none for a short one
    payload BLOB,                  -- zlib of JSON: the metadata of a report that was read closely
    PRIMARY KEY (epoch, report)
) WITHOUT ROWID;

-- which strings were rare when a large collection was screened: what is new is screened by the same
CREATE TABLE IF NOT EXISTS rare (
    epoch   TEXT NOT NULL,
    chosen  TEXT NOT NULL,         -- as in `screened`
    sort    INTEGER NOT NULL,      -- of strings: 0 long, 1 short
    flags   BLOB NOT NULL,         -- zlib of one bit a bucket
    PRIMARY KEY (epoch, chosen, sort)
);

-- the statistics snapshot that incremental runs use; a new one when more than a tenth of the documents changed
CREATE TABLE IF NOT EXISTS epoch (
    name       TEXT PRIMARY KEY,   -- digest of the documents and settings it was made from
    documents  TEXT NOT NULL,      -- JSON list of document keys
    statistics BLOB NOT NULL       -- npz without pickled objects
);

-- what people found when they looked, the whole history; the last row of a key holds
CREATE TABLE IF NOT EXISTS judgements (
    number   INTEGER PRIMARY KEY,  -- in the order they came
    kind     TEXT NOT NULL,        -- pair, family, activity
    key      TEXT NOT NULL,        -- digest of the contents of the files it speaks of
    state    TEXT NOT NULL,        -- 待核, 需单位说明, 认定重合, 合理沿用, 同件重报, 误报
    reviewer TEXT NOT NULL,
    time     TEXT NOT NULL,        -- as the reviewer wrote it
    reason   TEXT NOT NULL,
    note     TEXT NOT NULL
);

-- what people corrected of a report's metadata, the whole history; the last row of a key and name holds
CREATE TABLE IF NOT EXISTS corrections (
    number   INTEGER PRIMARY KEY,
    key      TEXT NOT NULL,        -- sha256 of the file, and #2 for its second report
    name     TEXT NOT NULL,        -- year, submitter, kind
    value    TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    time     TEXT NOT NULL
);

-- the finished tables of the last run, so that an unchanged folder costs nothing
CREATE TABLE IF NOT EXISTS tables (
    name    TEXT PRIMARY KEY,
    run     TEXT NOT NULL,         -- digest of inputs and settings
    payload BLOB NOT NULL          -- zlib of JSON
);
