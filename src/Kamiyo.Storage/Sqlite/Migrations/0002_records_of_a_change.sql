-- Who changed what of a customer. Its rows are written by the commit that made the change, so the timeline's key keeps them
-- from being written twice.
CREATE TABLE audit_log (
    audit_id    INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id TEXT    NOT NULL,
    event_id    TEXT,
    actor_kind  TEXT    NOT NULL CHECK (actor_kind IN ('stripe', 'operator', 'system')),
    actor_name  TEXT,
    action      TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    old_value   TEXT,
    new_value   TEXT,
    reason      TEXT,
    occurred_at TEXT    NOT NULL,
    recorded_at TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_log_customer ON audit_log (customer_id, occurred_at, audit_id);

-- What is worth counting. The key is the happening's own, not the event's: two events for one happening count once.
CREATE TABLE analytics_event (
    name          TEXT NOT NULL,
    subject       TEXT NOT NULL,
    discriminator TEXT NOT NULL,
    customer_id   TEXT NOT NULL,
    event_id      TEXT NOT NULL,
    properties    TEXT NOT NULL CHECK (json_valid(properties)),
    occurred_at   TEXT NOT NULL,
    PRIMARY KEY (name, subject, discriminator)
) STRICT;

-- What the outside world is to be told. Waiting: the customer's e-mail address isn't known yet. A claimed row stays pending;
-- leased_until says until when nobody else takes it.
CREATE TABLE outbox (
    message_id      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind            TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    discriminator   TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    partition       INTEGER NOT NULL,
    customer_id     TEXT,
    recipient       TEXT,
    data            TEXT    NOT NULL CHECK (json_valid(data)),
    status          TEXT    NOT NULL CHECK (status IN ('waiting', 'pending', 'sent', 'unsent', 'dropped', 'dead')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT,
    leased_until    TEXT,
    reason          TEXT,
    occurred_at     TEXT    NOT NULL,
    created_at      TEXT    NOT NULL,
    finished_at     TEXT,
    UNIQUE (kind, subject, discriminator, channel),
    -- Otherwise it would wait for good.
    CHECK (status <> 'waiting' OR customer_id IS NOT NULL),
    CHECK ((status = 'pending') = (next_attempt_at IS NOT NULL))
) STRICT;

-- A lease is always later than the attempt that it is for, so the two make one due time.
CREATE INDEX outbox_due ON outbox (partition, coalesce(leased_until, next_attempt_at), message_id)
    WHERE status = 'pending';
CREATE INDEX outbox_waiting ON outbox (customer_id) WHERE status = 'waiting';
CREATE INDEX outbox_customer ON outbox (customer_id, occurred_at, message_id) WHERE customer_id IS NOT NULL;
