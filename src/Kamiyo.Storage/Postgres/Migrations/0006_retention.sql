-- What retention may delete, the longest finished first. A plain b-tree of what is finished, written once an event at its right
-- edge when the event ends; that update touches indexes anyway, since it takes the row out of webhook_event_due. Not BRIN: its
-- ranges never shrink, so once deleted space is filled with new rows every range would look old and each batch read the table whole.
CREATE INDEX webhook_event_finished ON webhook_event (processed_at, event_id)
    WHERE status IN ('processed', 'ignored');
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;
