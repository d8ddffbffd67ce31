-- A compressed payload is mostly a little larger than what PostgreSQL keeps in a row by default, and goes in pieces to a table of their own, with
-- an index entry each. In its row it is written, and read, at once. Payloads that are stored already stay where they are.
ALTER TABLE webhook_payload SET (toast_tuple_target = 3072);
