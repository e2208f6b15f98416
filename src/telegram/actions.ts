import type { Answer, FollowUp } from "../answer/answer.js";
import type { Composer } from "../answer/compose.js";
import type { Helplines, Wording } from "../content/wording.js";
import type { Store } from "../storage/store.js";
import { deleteChat, exportChat, writeCountry } from "./session.js";

/** The buttons of /country lead to ids of this kind. */
const COUNTRY = /^country\/([a-z-]+)$/;

/** Commands that do something with what is kept of a chat. */
export interface Actions {
  /** The answer to a command or a pressed button; undefined where it is none of these. */
  act: (command: string, chat: number) => Promise<Answer | undefined>;
}

export function createActions({
  store,
  composer,
  wording,
  helplines,
}: {
  store: Store;
  composer: Composer;
  wording: Wording;
  helplines: Helplines;
}): Actions {
  const { country, export: exported, delete: deleted } = wording.actions;
  return {
    async act(command, chat) {
      const chosen = helplines.countries.find(({ id }) => id === COUNTRY.exec(command)?.[1]);
      if (chosen) {
        await writeCountry(store, chat, chosen.id);
        return composer.say(country.title, country.done.replaceAll("{name}", chosen.name));
      }
      if (command === "country") {
        const buttons = helplines.countries.map(
          ({ id, name }): FollowUp => ({ id: `country/${id}`, label: name }),
        );
        return composer.say(country.title, country.text, buttons);
      }
      if (command === "export") {
        const kept = await exportChat(store, chat);
        const isEmpty = Object.keys(kept).length === 0;
        return composer.say(
          exported.title,
          isEmpty ? exported.none : `${exported.text}\n\n${JSON.stringify(kept, null, 2)}`,
        );
      }
      if (command === "delete") {
        await deleteChat(store, chat);
        // A store that fails is passed over elsewhere; here the truth is looked up.
        const isLeft = Object.keys(await exportChat(store, chat)).length > 0;
        return composer.say(deleted.title, isLeft ? deleted.failed : deleted.text);
      }
      return undefined;
    },
  };
}
