-- The attempts that failed. The one that succeeded is what the event's own row says, so events without trouble write nothing
-- here. An operator's retry starts the count of attempts again; the version goes on, so nothing of the past is overwritten.
CREATE TABLE webhook_attempt (
    event_id      TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    attempt       INTEGER NOT NULL,
    attempted_at  TEXT    NOT NULL,
    status        TEXT    NOT NULL CHECK (status IN ('failed', 'dead')),
    error_message TEXT,
    error_detail  TEXT,
    PRIMARY KEY (event_id, version)
) STRICT;
