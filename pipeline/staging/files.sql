-- One row per file of the run, with its account of rows.
-- key: file
select
  _file as file, -- path from the workspace's folder
  _system as system_name, -- the system that it was exported from
  entity, -- what its rows are
  encoding, -- its character encoding
  delimiter, -- what separates its fields
  byte_count, -- its size in bytes
  sha256, -- hash of its bytes
  row_count, -- rows in it, header and blank lines left out
  landed_count, -- rows that were landed
  rejected_count, -- rows that could not be read
  duplicate_count -- rows that stand elsewhere already, word for word
from landed.files
