-- One row a Stripe event. The primary key is the first of the two locks: the first insert wins.
CREATE TABLE webhook_event (
    event_id        text        NOT NULL,
    type            text        NOT NULL,
    api_version     text,
    account         text,
    livemode        boolean     NOT NULL,
    customer_id     text,
    created_at      timestamptz NOT NULL,
    received_at     timestamptz NOT NULL,
    status          text        NOT NULL,
    attempts        integer     NOT NULL,
    next_attempt_at timestamptz,
    processed_at    timestamptz,
    error_message   text,
    error_detail    text,
    outcome         text,
    version         bigint      NOT NULL,
    CONSTRAINT webhook_event_pkey PRIMARY KEY (event_id),
    CONSTRAINT webhook_event_status_check CHECK (status IN ('received', 'processed', 'ignored', 'failed', 'dead'))
)
-- Every row is rewritten at least once, soon after its insert: with room on its page the new version dirties no second one.
WITH (fillfactor = 70);

-- What is due, oldest first. Finished rows, nearly all of them, are in neither of these indexes.
CREATE INDEX webhook_event_due ON webhook_event ((coalesce(next_attempt_at, received_at)), event_id)
    WHERE status IN ('received', 'failed');
CREATE INDEX webhook_event_trouble ON webhook_event (received_at DESC, event_id DESC)
    WHERE status IN ('failed', 'dead');

-- The exact bytes that were received, apart from webhook_event so that a change of status doesn't rewrite them.
-- No foreign key: its check would lock and rewrite the event's row at each insert. Both rows are written by one
-- statement; whoever deletes an event deletes its payload in the same transaction.
CREATE TABLE webhook_payload (
    event_id text  NOT NULL,
    body     bytea NOT NULL,
    CONSTRAINT webhook_payload_pkey PRIMARY KEY (event_id)
);

-- lz4 costs a fraction of the default's processor time, but a server may be built without it, and that is no reason to fail.
DO $$
BEGIN
    EXECUTE 'ALTER TABLE webhook_payload ALTER COLUMN body SET COMPRESSION lz4';
EXCEPTION
    WHEN feature_not_supported OR syntax_error OR invalid_parameter_value THEN
        RAISE NOTICE 'webhook_payload keeps the default compression: this server has no lz4.';
END
$$;

-- One row a customer: the state as JSON, which is the truth, and beside it the columns that people query.
-- json, not jsonb: it is written with every event and searched by nobody, so it is kept as it came.
CREATE TABLE subscription (
    customer_id         text        NOT NULL,
    email               text,
    user_id             text,
    subscription_tier   text        NOT NULL,
    subscription_status text        NOT NULL,
    api_access          boolean     NOT NULL,
    state               json        NOT NULL,
    version             bigint      NOT NULL,
    updated_at          timestamptz NOT NULL,
    CONSTRAINT subscription_pkey PRIMARY KEY (customer_id)
)
-- No indexed column changes in the usual update, so with room on the page it touches no index (HOT).
WITH (fillfactor = 70);

CREATE INDEX subscription_user ON subscription (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX subscription_email ON subscription (email) WHERE email IS NOT NULL;

-- What each event did to its customer. The primary key is the second of the two locks.
CREATE TABLE subscription_timeline (
    event_id    text        NOT NULL,
    customer_id text        NOT NULL,
    type        text        NOT NULL,
    outcome     text        NOT NULL,
    summary     text        NOT NULL,
    before      json,
    after       json        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT subscription_timeline_pkey PRIMARY KEY (event_id),
    CONSTRAINT subscription_timeline_outcome_check CHECK (outcome IN ('applied', 'stale', 'ignored'))
);

CREATE INDEX subscription_timeline_customer ON subscription_timeline (customer_id, occurred_at, event_id);

-- The latest result of an invoice or a one-off payment.
CREATE TABLE payment (
    payment_id  text        NOT NULL,
    customer_id text        NOT NULL,
    invoice_id  text,
    status      text        NOT NULL,
    amount      bigint      NOT NULL,
    currency    text        NOT NULL,
    attempt     integer     NOT NULL,
    event_id    text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    CONSTRAINT payment_pkey PRIMARY KEY (payment_id),
    CONSTRAINT payment_status_check CHECK (status IN ('succeeded', 'failed'))
);

CREATE INDEX payment_customer ON payment (customer_id, occurred_at, payment_id);

CREATE TABLE reminder (
    grain_id            text        NOT NULL,
    name                text        NOT NULL,
    start_at            timestamptz NOT NULL,
    period_milliseconds bigint      NOT NULL,
    version             bigint      NOT NULL,
    CONSTRAINT reminder_pkey PRIMARY KEY (grain_id, name)
);

CREATE VIEW users AS
    SELECT email, subscription_tier, subscription_status FROM subscription;
