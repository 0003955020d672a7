"""The tables of the ledger. Rows are only ever added: triggers refuse every change and every deletion.

Plain SQL that PostgreSQL shares, but for the triggers and the pragmas.
"""

APPLICATION = 0x5A494646  # "ZIFF": tells a ledger from any other SQLite file
VERSION = 1

TABLES = """
create table article (
    key text primary key,            -- SHA-256 of text, title, id, outlet and date: the same article is one row
    sha256 text not null,            -- of the text alone
    id text not null,
    published text,                  -- ISO date or datetime
    outlet text,
    document text not null,          -- the article as JSON
    added text not null              -- ISO datetime, UTC
);
create index article_by_text on article (sha256);
create index article_by_id on article (id);
create table reading (
    number integer primary key,
    article text not null references article (key),
    reader text not null,            -- which version of the program read it
    facts text not null,             -- JSON array in the shape of the fact contract
    made text not null
);
create index reading_by_article on reading (article, number);
create table decision (
    number integer primary key,
    kind text not null,              -- fix, link, unlink, ack
    subject text not null,           -- a fact, a pair of facts or an alert
    value text not null,             -- JSON
    who text not null,
    why text not null,
    made text not null,
    until text                       -- ISO date after which it no longer holds
);
create table sighting (
    alert text not null,
    evidence text not null,
    seen text not null,              -- ISO date of the first time
    primary key (alert, evidence)
);
"""

GUARDED = ("article", "reading", "decision", "sighting")

TRIGGERS = [
    f"create trigger {table}_no_{verb} before {verb} on {table} "
    "begin select raise(abort, 'the ledger is append-only'); end"
    for table in GUARDED
    for verb in ("update", "delete")
]

STATEMENTS = [statement for statement in TABLES.split(";\n") if statement.strip()] + TRIGGERS
