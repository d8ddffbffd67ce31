-- What operators search by, and retention by the first. Narrow, and without the rows that wait: the insert that Stripe's answer waits for touches none of
-- these, and a row enters each of them once, when its processing ends. What waits is found by webhook_event_due.
-- None of them orders all events: the planner would rather walk such an index than use the one that a filter needs.
CREATE INDEX webhook_event_finished ON webhook_event (status, received_at) WHERE status IN ('processed', 'ignored');
CREATE INDEX webhook_event_customer ON webhook_event (customer_id, received_at) WHERE status <> 'received' AND customer_id IS NOT NULL;
CREATE INDEX webhook_event_type ON webhook_event (type, received_at) WHERE status <> 'received';

CREATE INDEX operator_action_time ON operator_action (occurred_at, action_id);
