-- What retention may delete. Events are found by webhook_event_finished, which operators search by as well (next migration).
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;
