-- What happened, counted a minute in the transaction in which it happened: reading it costs the same however many events are
-- stored. Hours that are over are folded into one row each, at their first minute. measure: received (detail: the API version's
-- train), processed, ignored, failed and dead (attempts that ended so), latency (from received to finished; detail: the
-- bucket's upper bound in milliseconds, or +inf). slot is for databases with more than one writer; here it is 0.
CREATE TABLE webhook_statistic (
    minute  TEXT    NOT NULL,
    measure TEXT    NOT NULL CHECK (measure IN ('received', 'processed', 'ignored', 'failed', 'dead', 'latency')),
    type    TEXT    NOT NULL,
    detail  TEXT    NOT NULL,
    slot    INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (minute, measure, type, detail, slot)
) STRICT, WITHOUT ROWID;

-- How many events have which status at this moment: the sum over the slots.
CREATE TABLE webhook_event_count (
    status           TEXT    NOT NULL,
    slot             INTEGER NOT NULL,
    count            INTEGER NOT NULL,
    last_received_at TEXT,
    PRIMARY KEY (status, slot)
) STRICT, WITHOUT ROWID;

-- Whoever deletes events, a person with the sqlite3 shell too, keeps the count right.
CREATE TRIGGER webhook_event_deleted AFTER DELETE ON webhook_event
BEGIN
    INSERT INTO webhook_event_count (status, slot, count) VALUES (OLD.status, 0, -1)
    ON CONFLICT (status, slot) DO UPDATE SET count = count - 1;
END;

-- What was stored before: the counts exactly, the past by hours, without latencies.
INSERT INTO webhook_event_count (status, slot, count, last_received_at)
SELECT status, 0, count(*), max(received_at) FROM webhook_event GROUP BY status;

INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count)
SELECT substr(received_at, 1, 13) || ':00:00.000000Z', 'received', type,
    CASE
        WHEN api_version GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN 'undotted'
        WHEN api_version GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].*'
            AND substr(api_version, 12) IN ('acacia', 'basil', 'clover', 'dahlia', 'endive') THEN substr(api_version, 12)
        ELSE 'unknown'
    END,
    0, count(*)
FROM webhook_event GROUP BY 1, 3, 4;

INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count)
SELECT substr(processed_at, 1, 13) || ':00:00.000000Z', status, type, '', 0, count(*)
FROM webhook_event WHERE status IN ('processed', 'ignored') AND processed_at IS NOT NULL GROUP BY 1, 2, 3;

INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count)
SELECT substr(attempt.attempted_at, 1, 13) || ':00:00.000000Z', attempt.status, event.type, '', 0, count(*)
FROM webhook_attempt AS attempt JOIN webhook_event AS event USING (event_id) GROUP BY 1, 2, 3;
