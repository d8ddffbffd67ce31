-- What operators asked for: kept apart from audit_log, which tells what happened to customers.
CREATE TABLE operator_action (
    action_id   INTEGER PRIMARY KEY,
    operator    TEXT NOT NULL,
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    occurred_at TEXT NOT NULL
) STRICT;

CREATE INDEX operator_action_subject ON operator_action (subject, occurred_at);
