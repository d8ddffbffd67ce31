-- What happened, counted a minute in the transaction in which it happened: reading it costs the same however many events are
-- stored. Hours that are over are folded into one row each, at their first minute and in slot 0. measure: received (detail: the
-- API version's train), processed, ignored, failed and dead (attempts that ended so), latency (from received to finished;
-- detail: the bucket's upper bound in milliseconds, or +inf).
-- slot: commits that are under way at the same time add to rows of their own, so that none waits for another's flush.
CREATE TABLE webhook_statistic (
    minute  timestamptz      NOT NULL,
    measure text COLLATE "C" NOT NULL,
    type    text COLLATE "C" NOT NULL,
    detail  text COLLATE "C" NOT NULL,
    slot    smallint         NOT NULL,
    count   bigint           NOT NULL,
    CONSTRAINT webhook_statistic_pkey PRIMARY KEY (minute, measure, type, detail, slot),
    CONSTRAINT webhook_statistic_measure_check
        CHECK (measure IN ('received', 'processed', 'ignored', 'failed', 'dead', 'latency'))
)
-- Rows are rewritten with each commit of their minute; with room on the page that touches no index (HOT).
WITH (fillfactor = 50);

-- How many events have which status at this moment: the sum over the slots, of which each may be negative.
CREATE TABLE webhook_event_count (
    status           text COLLATE "C" NOT NULL,
    slot             smallint         NOT NULL,
    count            bigint           NOT NULL,
    last_received_at timestamptz,
    CONSTRAINT webhook_event_count_pkey PRIMARY KEY (status, slot)
)
WITH (fillfactor = 10);

-- Whoever deletes events, a person with psql too, keeps the count right. Slot -1 is no writer's.
CREATE FUNCTION webhook_event_uncount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM webhook_event_count;
    ELSE
        INSERT INTO webhook_event_count AS kept (status, slot, count)
        SELECT status, -1, -count(*) FROM gone GROUP BY status ORDER BY status COLLATE "C"
        ON CONFLICT (status, slot) DO UPDATE SET count = kept.count + excluded.count;
    END IF;
    RETURN NULL;
END
$$;

-- Creating them also keeps other writers out until this migration is committed, so the counts below miss nobody.
CREATE TRIGGER webhook_event_deleted AFTER DELETE ON webhook_event
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION webhook_event_uncount();
CREATE TRIGGER webhook_event_truncated AFTER TRUNCATE ON webhook_event
    FOR EACH STATEMENT EXECUTE FUNCTION webhook_event_uncount();

-- What was stored before: the counts exactly, the past by hours, without latencies.
INSERT INTO webhook_event_count (status, slot, count, last_received_at)
SELECT status, 0, count(*), max(received_at) FROM webhook_event GROUP BY status;

INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count)
SELECT date_trunc('hour', received_at, 'UTC'), 'received', type,
    CASE
        WHEN api_version ~ '^\d{4}-\d\d-\d\d$' THEN 'undotted'
        WHEN api_version ~ '^\d{4}-\d\d-\d\d\.(acacia|basil|clover|dahlia|endive)$' THEN split_part(api_version, '.', 2)
        ELSE 'unknown'
    END,
    0, count(*)
FROM webhook_event GROUP BY 1, 3, 4;

INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count)
SELECT date_trunc('hour', processed_at, 'UTC'), status, type, '', 0, count(*)
FROM webhook_event WHERE status IN ('processed', 'ignored') AND processed_at IS NOT NULL GROUP BY 1, 2, 3;

INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count)
SELECT date_trunc('hour', attempt.attempted_at, 'UTC'), attempt.status, event.type, '', 0, count(*)
FROM webhook_attempt AS attempt JOIN webhook_event AS event USING (event_id) GROUP BY 1, 2, 3;
