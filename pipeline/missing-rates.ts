import {HeadwaterError, refuse} from "./errors.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

const amounts = {spend: "gross_amount", opportunities: "amount", orders: "order_amount"};

/** Throws a line for each currency that an amount is in and that the exports hold no rate of near enough to its day, with the first such row. */
export async function refuseMissingRates(connection: Connection): Promise<void> {
  const unconverted = Object.entries(amounts).map(
    ([entity, amount]) => `select currency, converted_on, _file, _row
      from staging.${entity}
      inner join (select * exclude (currency) from staging.conversions where entity = '${entity}') as conversions using (_file, _row)
      where exported_amount is not null and ${amount} is null`,
  );
  const rows = await rowsOf(
    connection,
    `select unconverted.currency, arg_min(converted_on, (_file, _row))::varchar as converted_on, min(_file) as _file, arg_min(_row, (_file, _row))::varchar as _row,
      count(*)::varchar as row_count, any_value(ours) as ours, any_value(rate_within_days)::integer as within_days
     from (${unconverted.join(" union all ")}) as unconverted
     cross join (select currency as ours, rate_within_days from workspace.settings) as settings
     group by all order by all`,
  );
  refuse(
    rows.map(({currency, ours, converted_on, row_count, _file, _row, within_days}) => {
      const others = row_count === "1" ? "" : ` (${row_count} rows, the first of ${converted_on})`;
      return new HeadwaterError(`missing rate: ${currency} → ${ours} for ${converted_on}${others}`, {
        where: `${_file}, row ${_row}`,
        fix: `add an export of fx_rates (rate_on, currency, worth_ratio) with a rate of this day or of the ${within_days} days before`,
      });
    }),
  );
}
