import type { EntityKind } from "../content/recognition.js";

/**
 * A thing named in a message. `id` is "magnesium", "salmon", "pregnant"; "dose" or "level" (in blood) of an amount;
 * the life stage of an age.
 */
export interface Entity {
  kind: EntityKind;
  id: string;
  text: string;
  /** Of an amount: "5000 iu" is { value: 5000, unit: "iu" }, "20 ng/ml" { value: 20, unit: "ng/ml" }. */
  measure?: { value: number; unit: string };
  /** Of an age. */
  years?: number;
  /** Stands only in the plain words of a synonym: "anemia" names no iron, it means a lack of it. */
  implied?: true;
}

/** An entity and how many words it takes. */
export interface FoundEntity {
  entity: Entity;
  length: number;
}
