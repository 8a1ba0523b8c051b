-- One row per currency and day.
-- key: rate_on, currency
from staging.fx_rates
