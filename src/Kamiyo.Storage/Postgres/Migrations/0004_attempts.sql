-- The attempts that failed. The one that succeeded is what the event's own row says, so events without trouble write nothing
-- here. An operator's retry starts the count of attempts again; the version goes on, so nothing of the past is overwritten.
-- No foreign key, as webhook_payload has none; whoever deletes an event deletes its attempts in the same transaction.
CREATE TABLE webhook_attempt (
    event_id      text        NOT NULL,
    version       bigint      NOT NULL,
    attempt       integer     NOT NULL,
    attempted_at  timestamptz NOT NULL,
    status        text        NOT NULL,
    error_message text,
    error_detail  text,
    CONSTRAINT webhook_attempt_pkey PRIMARY KEY (event_id, version),
    CONSTRAINT webhook_attempt_status_check CHECK (status IN ('failed', 'dead'))
);
