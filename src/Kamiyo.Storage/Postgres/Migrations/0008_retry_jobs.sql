-- Many failed or dead events to be taken up again. The row is the whole state: whichever process reads it can go on.
CREATE TABLE retry_job (
    job_id       text        NOT NULL,
    operator     text        NOT NULL,
    filter       text        NOT NULL,
    status       text        NOT NULL,
    matched      bigint      NOT NULL,
    retried      bigint      NOT NULL,
    skipped      bigint      NOT NULL,
    failed       bigint      NOT NULL,
    -- Where the next page begins; null before the first.
    cursor       text,
    -- The ids of the page that is being worked off, so that a crash in the middle of it loses no count.
    page         text        NOT NULL,
    is_last_page boolean     NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    finished_at  timestamptz,
    version      bigint      NOT NULL,
    CONSTRAINT retry_job_pkey PRIMARY KEY (job_id),
    CONSTRAINT retry_job_status_check CHECK (status IN ('running', 'cancelling', 'done', 'cancelled'))
);

-- Asked twice for the same, the second is told of the first.
CREATE UNIQUE INDEX retry_job_running ON retry_job (filter) WHERE status = 'running';
CREATE INDEX retry_job_time ON retry_job (created_at, job_id);
