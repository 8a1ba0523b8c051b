import {addMacros, newWarehouse, type Warehouse} from "../pipeline/warehouse.ts";

/** A warehouse in memory with the macros, settings of Shanghai with a fiscal year from April, and one mapped word. */
export async function macroWarehouse(): Promise<Warehouse> {
  const warehouse = await newWarehouse(":memory:");
  const {connection} = warehouse;
  await connection.run(`create table workspace.value_maps as
    select 'crm' as system_name, 'leads' as entity, 'lead_source' as column_name, 'AH' as word, 'Autohome' as meaning`);
  await connection.run(
    "create table workspace.settings as select 'Asia/Shanghai' as time_zone, 4 as fiscal_year_start",
  );
  await connection.run(
    "create table workspace.working_hours as select 32400 as opens_seconds, 64800 as closes_seconds",
  );
  await connection.run("create table workspace.working_days as select date '1990-01-01' as day_on, 0 as earlier_count");
  await connection.run("create table workspace.thresholds as select 'timely_contacts' as name, 3::double as value");
  await connection.run("create table workspace.on_site_kinds as select '到店接待' as kind");
  await addMacros(connection);
  return warehouse;
}
