-- Who changed what of a customer. Its rows are written by the commit that made the change, so the timeline's key keeps them
-- from being written twice.
CREATE TABLE audit_log (
    audit_id    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    customer_id text        NOT NULL,
    event_id    text,
    actor_kind  text        NOT NULL,
    actor_name  text,
    action      text        NOT NULL,
    subject     text        NOT NULL,
    old_value   text,
    new_value   text,
    reason      text,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT audit_log_pkey PRIMARY KEY (audit_id),
    CONSTRAINT audit_log_actor_kind_check CHECK (actor_kind IN ('stripe', 'operator', 'system'))
);

CREATE INDEX audit_log_customer ON audit_log (customer_id, occurred_at, audit_id);

-- What is worth counting. The key is the happening's own, not the event's: two events for one happening count once.
CREATE TABLE analytics_event (
    name          text        NOT NULL,
    subject       text        NOT NULL,
    discriminator text        NOT NULL,
    customer_id   text        NOT NULL,
    event_id      text        NOT NULL,
    properties    json        NOT NULL,
    occurred_at   timestamptz NOT NULL,
    CONSTRAINT analytics_event_pkey PRIMARY KEY (name, subject, discriminator)
);

-- What the outside world is to be told. Waiting: the customer's e-mail address isn't known yet. A claimed row stays pending;
-- leased_until says until when nobody else takes it.
CREATE TABLE outbox (
    message_id      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind            text        NOT NULL,
    subject         text        NOT NULL,
    discriminator   text        NOT NULL,
    channel         text        NOT NULL,
    partition       smallint    NOT NULL,
    customer_id     text,
    recipient       text,
    data            json        NOT NULL,
    status          text        NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    leased_until    timestamptz,
    reason          text,
    occurred_at     timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    CONSTRAINT outbox_pkey PRIMARY KEY (message_id),
    CONSTRAINT outbox_message_key UNIQUE (kind, subject, discriminator, channel),
    CONSTRAINT outbox_status_check CHECK (status IN ('waiting', 'pending', 'sent', 'unsent', 'dropped', 'dead')),
    -- Otherwise it would wait for good.
    CONSTRAINT outbox_waiting_check CHECK (status <> 'waiting' OR customer_id IS NOT NULL),
    CONSTRAINT outbox_due_check CHECK ((status = 'pending') = (next_attempt_at IS NOT NULL))
);

-- A lease is always later than the attempt that it is for, so the two make one due time.
CREATE INDEX outbox_due ON outbox (partition, (coalesce(leased_until, next_attempt_at)), message_id)
    WHERE status = 'pending';
CREATE INDEX outbox_waiting ON outbox (customer_id) WHERE status = 'waiting';
CREATE INDEX outbox_customer ON outbox (customer_id, occurred_at, message_id) WHERE customer_id IS NOT NULL;
