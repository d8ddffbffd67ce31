-- Silos meet in PostgreSQL; SQLite serves one process and has nothing to add. The number is taken in both dialects.
SELECT 1;
