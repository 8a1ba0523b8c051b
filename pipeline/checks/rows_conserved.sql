-- Every row read is landed, rejected, or a duplicate.
select _file, row_count, landed_count, rejected_count, duplicate_count
from landed.files
where row_count <> landed_count + rejected_count + duplicate_count
