import type {Profile} from "./profile.ts";
import {text} from "./sql.ts";
import type {Connection} from "./warehouse.ts";

const comments = {
  system_name: "the system",
  key_kind: "what two of its records may have in common: phone, email, company or customer",
  key_order: "1 is the most trusted",
};

/** Writes by what each system's leads may be found to belong to an opportunity, where no number says it. */
export async function createLinkKeys(connection: Connection, profiles: Profile[]): Promise<void> {
  await connection.run("create table workspace.link_keys (system_name varchar, key_kind varchar, key_order integer)");
  await connection.run(
    "comment on table workspace.link_keys is 'One row per system and key that its records are linked by.'",
  );
  for (const [column, means] of Object.entries(comments))
    await connection.run(`comment on column workspace.link_keys.${column} is ${text(means)}`);
  for (const {system, links} of profiles)
    for (const [index, kind] of links.entries())
      await connection.run(`insert into workspace.link_keys values (${text(system)}, ${text(kind)}, ${index + 1})`);
}
