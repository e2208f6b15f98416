import { createComposer } from "../answer/compose.js";
import { type Asked, NOTHING_ASKED } from "../content/asked.js";
import { type AnswerId, ASPECTS } from "../content/fields.js";
import type { Problem } from "../content/problems.js";
import type { Library } from "../content/schema.js";
import { LONGEST_MESSAGE, MOST_ENTITIES, renderMessages } from "../telegram/message.js";

/** Nobody reads more of one answer. */
const MOST_MESSAGES = 2;

/** Renders every text, and the answer to each medicine, within Telegram's limits. */
export function proveRendered(
  library: Library,
  problems: Problem[],
): { answers: number; characters: number; id: AnswerId } {
  const composer = createComposer(library);
  const longest = { answers: 0, characters: 0, id: "" };
  for (const { id, file, asked } of [...textsOf(library), ...composedOf(library)]) {
    const messages = renderMessages(composer.answer(id, asked), library.wording.labels);
    const characters = messages.reduce((sum, { text }) => sum + text.length, 0);
    longest.answers++;
    if (characters > longest.characters) Object.assign(longest, { characters, id });
    const complain = (what: string, fix: string) =>
      problems.push({ file, line: 1, what: `${id} ${what}`, fix });
    if (asked === undefined && messages.length > MOST_MESSAGES)
      complain(`takes ${messages.length} messages`, "shorten it or split it into two texts");
    for (const { text, entities } of messages) {
      if (text.length > LONGEST_MESSAGE)
        complain(`has a message of ${text.length} characters`, "split its longest part");
      if (entities.length > MOST_ENTITIES)
        complain(
          `has ${entities.length} formatted places in one message`,
          "cite fewer sources in one paragraph",
        );
    }
  }
  return longest;
}

interface Rendered {
  id: AnswerId;
  file: string;
  asked?: Asked;
}

function textsOf({ nutrients, topics }: Library): Rendered[] {
  const aspects = [...nutrients.keys()].flatMap((nutrient) =>
    ASPECTS.map((aspect) => ({ id: `${nutrient}/${aspect}`, file: `content/nutrients/${nutrient}.md` })),
  );
  return [...aspects, ...[...topics.keys()].map((id) => ({ id, file: `content/${id}.md` }))];
}

/** The composed answers with the most to say: each medicine alone. */
function composedOf({ medicines }: Library): Rendered[] {
  return medicines.medicines.map((medicine) => {
    const asked = { ...NOTHING_ASKED, medicines: [medicine] };
    return { id: "faq/medicines", file: "content/medicines.yaml", asked };
  });
}
