-- What Orleans' ADO.NET providers for membership and reminders work with, for installations of several silos. The embedded
-- host uses nothing of it but the reminders' hash.
--
-- The providers read their statements from a table that they call OrleansQuery, and give every statement its parameters and
-- take its result columns by names of theirs. Everything else is ours.

-- One row a cluster. Every change of its members names the version that it builds on and adds one to it, so two changes
-- that were decided at the same time can't both happen.
CREATE TABLE cluster_version (
    cluster_id text        NOT NULL,
    version    integer     NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT cluster_version_pkey PRIMARY KEY (cluster_id)
);

-- One row a silo that ever joined; generation tells two that had the same address one after the other apart.
CREATE TABLE cluster_member (
    cluster_id    text        NOT NULL,
    address       text        NOT NULL,
    port          integer     NOT NULL,
    generation    integer     NOT NULL,
    silo_name     text        NOT NULL,
    host_name     text        NOT NULL,
    gateway_port  integer     NOT NULL,
    status        integer     NOT NULL,
    suspected_by  text,
    started_at    timestamptz NOT NULL,
    alive_at      timestamptz NOT NULL,
    CONSTRAINT cluster_member_pkey PRIMARY KEY (cluster_id, address, port, generation),
    CONSTRAINT cluster_member_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster_version (cluster_id)
);

COMMENT ON COLUMN cluster_member.status IS '1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead';

-- Orleans' hash of grain_id: each silo loads the reminders of its part of the ring. Null until a version that knows of it has
-- written the reminder; every reminder of Kamiyo's is written again at start, or found by the sweeper.
ALTER TABLE reminder ADD COLUMN grain_hash integer;
CREATE INDEX reminder_grain_hash ON reminder (grain_hash);

CREATE TABLE orleansquery (
    querykey  text NOT NULL,
    querytext text NOT NULL,
    CONSTRAINT orleansquery_pkey PRIMARY KEY (querykey)
);

INSERT INTO orleansquery (querykey, querytext) VALUES

-- True when this call made the row.
('InsertMembershipVersionKey', $sql$
WITH made AS (
    INSERT INTO cluster_version (cluster_id, version, changed_at)
    VALUES (@DeploymentId, 0, now())
    ON CONFLICT DO NOTHING
    RETURNING 1)
SELECT EXISTS (SELECT FROM made)
$sql$),

-- True when the silo was added; false when the cluster has another version by now, or the silo is there already.
('InsertMembershipKey', $sql$
WITH next AS (
    UPDATE cluster_version AS cluster
    SET version = version + 1, changed_at = now()
    WHERE cluster_id = @DeploymentId
        AND version = @Version
        AND NOT EXISTS (
            SELECT FROM cluster_member AS member
            WHERE member.cluster_id = cluster.cluster_id
                AND (member.address, member.port, member.generation) = (@Address, @Port, @Generation))
    RETURNING cluster_id),
added AS (
    INSERT INTO cluster_member (
        cluster_id, address, port, generation, silo_name, host_name, gateway_port, status, started_at, alive_at)
    SELECT cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @ProxyPort, @Status, @StartTime, @IAmAliveTime
    FROM next
    RETURNING 1)
SELECT EXISTS (SELECT FROM added)
$sql$),

-- True when the silo was changed; false when the cluster has another version by now, or the silo isn't there.
('UpdateMembershipKey', $sql$
WITH next AS (
    UPDATE cluster_version AS cluster
    SET version = version + 1, changed_at = now()
    WHERE cluster_id = @DeploymentId
        AND version = @Version
        AND EXISTS (
            SELECT FROM cluster_member AS member
            WHERE member.cluster_id = cluster.cluster_id
                AND (member.address, member.port, member.generation) = (@Address, @Port, @Generation))
    RETURNING cluster_id),
changed AS (
    UPDATE cluster_member AS member
    SET status = @Status, suspected_by = @SuspectTimes, alive_at = @IAmAliveTime
    FROM next
    WHERE member.cluster_id = next.cluster_id
        AND (member.address, member.port, member.generation) = (@Address, @Port, @Generation)
    RETURNING 1)
SELECT EXISTS (SELECT FROM changed)
$sql$),

-- A sign of life changes nothing that others decide by, so it takes no version.
('UpdateIAmAlivetimeKey', $sql$
UPDATE cluster_member
SET alive_at = @IAmAliveTime
WHERE cluster_id = @DeploymentId
    AND (address, port, generation) = (@Address, @Port, @Generation)
$sql$),

-- One row with the version alone when the silo isn't there.
('MembershipReadRowKey', $sql$
SELECT cluster.version, member.address, member.port, member.generation, member.silo_name AS siloname, member.host_name AS hostname,
    member.status, member.gateway_port AS proxyport, member.suspected_by AS suspecttimes, member.started_at AS starttime,
    member.alive_at AS iamalivetime
FROM cluster_version AS cluster
LEFT JOIN cluster_member AS member
    ON member.cluster_id = cluster.cluster_id
    AND (member.address, member.port, member.generation) = (@Address, @Port, @Generation)
WHERE cluster.cluster_id = @DeploymentId
$sql$),

-- One row with the version alone when nobody has joined yet.
('MembershipReadAllKey', $sql$
SELECT cluster.version, member.address, member.port, member.generation, member.silo_name AS siloname, member.host_name AS hostname,
    member.status, member.gateway_port AS proxyport, member.suspected_by AS suspecttimes, member.started_at AS starttime,
    member.alive_at AS iamalivetime
FROM cluster_version AS cluster
LEFT JOIN cluster_member AS member ON member.cluster_id = cluster.cluster_id
WHERE cluster.cluster_id = @DeploymentId
$sql$),

-- Where clients may connect.
('GatewaysQueryKey', $sql$
SELECT address, gateway_port AS proxyport, generation
FROM cluster_member
WHERE cluster_id = @DeploymentId AND status = @Status AND gateway_port > 0
$sql$),

-- Silos that are long gone. An active one (3) is never removed, however old its last sign of life.
('CleanupDefunctSiloEntriesKey', $sql$
DELETE FROM cluster_member
WHERE cluster_id = @DeploymentId AND status <> 3 AND alive_at < @IAmAliveTime
$sql$),

('DeleteMembershipTableEntriesKey', $sql$
WITH members AS (DELETE FROM cluster_member WHERE cluster_id = @DeploymentId)
DELETE FROM cluster_version WHERE cluster_id = @DeploymentId
$sql$),

-- The providers give @ServiceId too; a database serves one installation, so it isn't needed.
('ReadReminderRowsKey', $sql$
SELECT grain_id AS grainid, name AS remindername, start_at AS starttime, period_milliseconds AS period, version
FROM reminder
WHERE grain_id = @GrainId
$sql$),

('ReadReminderRowKey', $sql$
SELECT grain_id AS grainid, name AS remindername, start_at AS starttime, period_milliseconds AS period, version
FROM reminder
WHERE grain_id = @GrainId AND name = @ReminderName
$sql$),

-- A part of the ring, without its beginning and with its end.
('ReadRangeRows1Key', $sql$
SELECT grain_id AS grainid, name AS remindername, start_at AS starttime, period_milliseconds AS period, version
FROM reminder
WHERE grain_hash > @BeginHash AND grain_hash <= @EndHash
$sql$),

-- A part that runs over the ring's seam.
('ReadRangeRows2Key', $sql$
SELECT grain_id AS grainid, name AS remindername, start_at AS starttime, period_milliseconds AS period, version
FROM reminder
WHERE grain_hash > @BeginHash OR grain_hash <= @EndHash
$sql$),

-- Answers with the new version.
('UpsertReminderRowKey', $sql$
INSERT INTO reminder AS stored (grain_id, name, start_at, period_milliseconds, grain_hash, version)
VALUES (@GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 1)
ON CONFLICT (grain_id, name) DO UPDATE
SET start_at = excluded.start_at, period_milliseconds = excluded.period_milliseconds, grain_hash = excluded.grain_hash,
    version = stored.version + 1
RETURNING version
$sql$),

-- True when it was there in that version.
('DeleteReminderRowKey', $sql$
WITH removed AS (
    DELETE FROM reminder
    WHERE grain_id = @GrainId AND name = @ReminderName AND version = @Version
    RETURNING 1)
SELECT EXISTS (SELECT FROM removed)
$sql$),

('DeleteReminderRowsKey', $sql$
DELETE FROM reminder
$sql$);
