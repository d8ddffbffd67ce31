-- Times are text, UTC with six decimals ('2026-11-03T09:30:00.000000Z'): they sort as they read, and a person with the
-- sqlite3 shell can read them. Booleans are 0 and 1.

-- One row a Stripe event. The primary key is the first of the two locks: the first insert wins.
CREATE TABLE webhook_event (
    event_id        TEXT    NOT NULL PRIMARY KEY,
    type            TEXT    NOT NULL,
    api_version     TEXT,
    account         TEXT,
    livemode        INTEGER NOT NULL CHECK (livemode IN (0, 1)),
    customer_id     TEXT,
    created_at      TEXT    NOT NULL,
    received_at     TEXT    NOT NULL,
    status          TEXT    NOT NULL CHECK (status IN ('received', 'processed', 'ignored', 'failed', 'dead')),
    attempts        INTEGER NOT NULL,
    next_attempt_at TEXT,
    processed_at    TEXT,
    error_message   TEXT,
    error_detail    TEXT,
    outcome         TEXT,
    version         INTEGER NOT NULL
) STRICT;

-- What is due, oldest first. Finished rows, nearly all of them, are in neither of these indexes.
CREATE INDEX webhook_event_due ON webhook_event (coalesce(next_attempt_at, received_at), event_id)
    WHERE status IN ('received', 'failed');
CREATE INDEX webhook_event_trouble ON webhook_event (received_at DESC, event_id DESC)
    WHERE status IN ('failed', 'dead');

-- The exact bytes that were received, apart from webhook_event so that a change of status doesn't rewrite them.
CREATE TABLE webhook_payload (
    event_id TEXT NOT NULL PRIMARY KEY,
    body     BLOB NOT NULL
) STRICT;

-- One row a customer: the state as JSON, which is the truth, and beside it the columns that people query.
CREATE TABLE subscription (
    customer_id         TEXT    NOT NULL PRIMARY KEY,
    email               TEXT,
    user_id             TEXT,
    subscription_tier   TEXT    NOT NULL,
    subscription_status TEXT    NOT NULL,
    api_access          INTEGER NOT NULL CHECK (api_access IN (0, 1)),
    state               TEXT    NOT NULL CHECK (json_valid(state)),
    version             INTEGER NOT NULL,
    updated_at          TEXT    NOT NULL
) STRICT;

CREATE INDEX subscription_user ON subscription (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX subscription_email ON subscription (email) WHERE email IS NOT NULL;

-- What each event did to its customer. The primary key is the second of the two locks.
CREATE TABLE subscription_timeline (
    event_id    TEXT NOT NULL PRIMARY KEY,
    customer_id TEXT NOT NULL,
    type        TEXT NOT NULL,
    outcome     TEXT NOT NULL CHECK (outcome IN ('applied', 'stale', 'ignored')),
    summary     TEXT NOT NULL,
    before      TEXT CHECK (before IS NULL OR json_valid(before)),
    after       TEXT NOT NULL CHECK (json_valid(after)),
    occurred_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX subscription_timeline_customer ON subscription_timeline (customer_id, occurred_at, event_id);

-- The latest result of an invoice or a one-off payment.
CREATE TABLE payment (
    payment_id  TEXT    NOT NULL PRIMARY KEY,
    customer_id TEXT    NOT NULL,
    invoice_id  TEXT,
    status      TEXT    NOT NULL CHECK (status IN ('succeeded', 'failed')),
    amount      INTEGER NOT NULL,
    currency    TEXT    NOT NULL,
    attempt     INTEGER NOT NULL,
    event_id    TEXT    NOT NULL,
    occurred_at TEXT    NOT NULL
) STRICT;

CREATE INDEX payment_customer ON payment (customer_id, occurred_at, payment_id);

CREATE TABLE reminder (
    grain_id            TEXT    NOT NULL,
    name                TEXT    NOT NULL,
    start_at            TEXT    NOT NULL,
    period_milliseconds INTEGER NOT NULL,
    version             INTEGER NOT NULL,
    PRIMARY KEY (grain_id, name)
) STRICT;

CREATE VIEW users AS
    SELECT email, subscription_tier, subscription_status FROM subscription;
