-- What retention may delete, the longest finished first.
CREATE INDEX webhook_event_finished ON webhook_event (processed_at, event_id)
    WHERE status IN ('processed', 'ignored');
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;
