-- Many failed or dead events to be taken up again. The row is the whole state: whichever process reads it can go on.
CREATE TABLE retry_job (
    job_id       TEXT    NOT NULL PRIMARY KEY,
    operator     TEXT    NOT NULL,
    filter       TEXT    NOT NULL CHECK (json_valid(filter)),
    status       TEXT    NOT NULL CHECK (status IN ('running', 'cancelling', 'done', 'cancelled')),
    matched      INTEGER NOT NULL,
    retried      INTEGER NOT NULL,
    skipped      INTEGER NOT NULL,
    failed       INTEGER NOT NULL,
    -- Where the next page begins; null before the first.
    cursor       TEXT,
    -- The ids of the page that is being worked off, so that a crash in the middle of it loses no count.
    page         TEXT    NOT NULL CHECK (json_valid(page)),
    is_last_page INTEGER NOT NULL CHECK (is_last_page IN (0, 1)),
    created_at   TEXT    NOT NULL,
    updated_at   TEXT    NOT NULL,
    finished_at  TEXT,
    version      INTEGER NOT NULL
) STRICT;

-- Asked twice for the same, the second is told of the first.
CREATE UNIQUE INDEX retry_job_running ON retry_job (filter) WHERE status = 'running';
CREATE INDEX retry_job_time ON retry_job (created_at, job_id);
