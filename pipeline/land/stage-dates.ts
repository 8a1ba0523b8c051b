import {datedStages, stageDate} from "../entities.ts";
import {HeadwaterError, refuse} from "../errors.ts";
import {nearest} from "../nearest.ts";
import type {EntityProfile, Profile} from "../profile.ts";
import type {Workspace} from "../workspace.ts";

/** A profile whose dated stages are columns of ours: that of the stage's place in headwater.yaml. Throws a line for a stage that is not there. */
export function withStageDates(profile: Profile, {stages}: Workspace): Profile {
  const faults: HeadwaterError[] = [];
  const known = stages.map(({stage}) => stage);
  const columnsOf = (name: string, entity: EntityProfile) => {
    const columns = {...entity.columns};
    for (const [word, from] of Object.entries(entity.stage_dates)) {
      const place = 1 + stages.findIndex(({stage, also}) => stage === word || also.includes(word));
      const where = `${profile.shownPath}, entities.${name}.stage_dates`;
      if (place === 0)
        faults.push(
          new HeadwaterError(`unknown stage: ${word}`, {
            where,
            fix: `name a stage of headwater.yaml, ${nearest(word, known)}`,
          }),
        );
      else if (place > datedStages)
        faults.push(
          new HeadwaterError(`unsupported stage: ${word} is stage ${place}, and ${datedStages} may have dates`, {
            where,
            fix: "leave it out",
          }),
        );
      else columns[stageDate(place)] = {from, personal: false};
    }
    return columns;
  };
  const entities = Object.fromEntries(
    Object.entries(profile.entities).map(([name, entity]) => [name, {...entity, columns: columnsOf(name, entity)}]),
  );
  refuse(faults);
  return {...profile, entities};
}
