-- What operators asked for: kept apart from audit_log, which tells what happened to customers.
CREATE TABLE operator_action (
    action_id   bigint      GENERATED ALWAYS AS IDENTITY,
    operator    text        NOT NULL,
    action      text        NOT NULL,
    subject     text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    CONSTRAINT operator_action_pkey PRIMARY KEY (action_id)
);

CREATE INDEX operator_action_subject ON operator_action (subject, occurred_at);
