import { describe, expect, it } from "vitest";
import type { Context } from "../src/understand/context.js";
import { assistant, knowledge } from "./knowledge.js";

/** Names a nutrient and not what is wanted of it. */
const VAGUE = "calcium for grandma";

/** The ids of what is answered, in order. */
function answersTo(message: string, context?: Context): string[] {
  return assistant.ask(message, context).answers.map(({ id }) => id);
}

describe("what a user says → the answer", () => {
  it.each([
    // the ten aspects of a nutrient
    ["what does vitamin d do in the body", "vitamin-d/overview"],
    ["does magnesium help a sore back", "magnesium/back-pain"],
    ["signs of low iron", "iron/symptoms"],
    ["why is my b12 so low", "vitamin-b12/causes"],
    ["foods high in calcium", "calcium/foods"],
    ["how much vitamin d do i need a day", "vitamin-d/daily-amount"],
    ["can you take too much magnesium", "magnesium/limits"],
    ["best form of magnesium to buy", "magnesium/supplements"],
    ["can i take calcium with levothyroxine", "calcium/interactions"],
    ["blood test for b12", "vitamin-b12/testing"],
    // the questions of the article
    ["can a vitamin deficiency cause back pain", "faq/deficiency-and-back-pain"],
    ["how do deficiencies happen", "faq/causes"],
    ["common symptoms of vitamin deficiency", "faq/symptoms"],
    ["do supplements help with back pain", "faq/supplements"],
    ["what should i eat for my back", "faq/foods"],
    ["can untreated deficiencies lead to chronic back pain", "faq/long-term"],
    ["when should i see a doctor about my back", "faq/when-to-see-a-doctor"],
    // as typed on a phone
    ["MAGNESUIM FOODS???", "magnesium/foods"],
    ["wat foods hav calsium", "calcium/foods"],
    ["vitamn d defishency symptoms", "vitamin-d/symptoms"],
    ["b 12 foods", "vitamin-b12/foods"],
    ["is 5000iu of vit d too much", "vitamin-d/limits"],
    ["how much vitamin d for a 75 year old", "vitamin-d/daily-amount"],
    // a food
    ["does spinach have iron", "iron/foods"],
    ["what nutrients are in salmon", "food/lookup"],
    // talk to the bot
    ["hello", "meta/greeting"],
    ["thanks a lot", "meta/thanks"],
    ["what can you do", "meta/help"],
    ["are you a doctor", "meta/about"],
    ["do you store my messages", "meta/privacy"],
    ["where do you get your information", "meta/sources"],
    // danger comes first, whatever else is asked
    ["foods with magnesium? also i can't feel my legs", "safety/emergency"],
    ["my toddler swallowed my iron tablets", "safety/overdose"],
    ["i don't want to live anymore with this pain", "safety/crisis"],
    ["should i stop taking my warfarin", "safety/personal-medical"],
    // of one's own health, and nothing of ours fits: who to ask, not "outside what I know"
    ["they want to fit a stent, is that the right thing for me", "safety/personal-medical"],
    ["my urine culture says mixed growth", "safety/personal-medical"],
    ["ultrasound says my spleen measures 14 cm, is that normal", "safety/personal-medical"],
    ["my mother has gout and her toe is red", "safety/personal-medical"],
    ["my ear hurts", "safety/personal-medical"],
    ["a cat bit my hand and it is swollen", "safety/emergency"],
    ["my husband hits me", "safety/violence"],
    ["what is gout", "oos"],
    ["how is a cataract operated on today", "oos"],
    ["my card was declined at the shop", "oos"],
    ["what is the capital of france", "oos"],
    ["selenium deficiency", "oos"],
    // spelling: swaps, missing letters, sounds, words run together and torn apart
    ["magnezium and calsium together", "magnesium/interactions"],
    ["vitamn dee tabelts wich is best", "vitamin-d/supplements"],
    ["b-twelve foods", "vitamin-b12/foods"],
    ["vitamind foods", "vitamin-d/foods"],
    ["ironsupplements constipation", "iron/limits"],
    ["my D level is low", "vitamin-d/testing"],
    // in other words
    ["my ferritin is 9 what now", "iron/testing"],
    ["d2 or d3", "vitamin-d/supplements"],
    ["glycinate or citrate", "magnesium/supplements"],
    ["are bananas good for potassium", "potassium/foods"],
    ["zinc and magnesium together?", "zinc/interactions"],
    ["turmeric for sciatica", "faq/herbal-and-other"],
    ["is walking good for a slipped disc", "faq/exercise"],
    // not ours
    ["who won the world cup", "oos"],
    ["cast iron skillet care", "oos"],
    ["calcium chloride ice melt", "oos"],
    ["does vitamin d help asthma", "oos"],
    ["what is the environment agency", "oos"],
    ["cuánta vitamina d necesito", "oos"],
  ])("%s → %s", (message, answer) => {
    expect(answersTo(message)[0]).toBe(answer);
  });

  it("answers two questions in one message", () => {
    expect(answersTo("How much iron do I need? And which foods have calcium?")).toEqual([
      "iron/daily-amount",
      "calcium/foods",
    ]);
    expect(answersTo("I have low vitamin D. What foods have it? How much do I need a day?")).toEqual([
      "vitamin-d/foods",
      "vitamin-d/daily-amount",
    ]);
  });

  it("says whom to ask about a complaint, and answers the question of ours beside it", () => {
    expect(answersTo("My ear hurts, why? Which foods have iron?")).toEqual([
      "safety/personal-medical",
      "iron/foods",
    ]);
  });

  it("answers for both nutrients that are named", () => {
    expect(answersTo("too much iron and calcium")).toEqual(["iron/limits", "calcium/limits"]);
  });

  it.each([
    ["b12 deficiency signs and which test", ["vitamin-b12/symptoms", "vitamin-b12/testing"]],
    ["vitamin a sources, and when is it toxic", ["vitamin-a/foods", "vitamin-a/limits"]],
    ["how much magnesium a day and what foods", ["magnesium/daily-amount", "magnesium/foods"]],
    // one question, though "and" stands in it
    ["does magnesium help cramps and spasms", ["magnesium/back-pain"]],
  ])("%s → %j", (message, answers) => {
    expect(answersTo(message)).toEqual(answers);
  });

  it("reads a long story whole and finds its question", () => {
    const story =
      "Hi all. I moved to Glasgow two years ago for a job in a call centre and I hardly see daylight from October on. " +
      "My flatmate takes vitamin D and swears by it, my sister says it is a waste of money. Since Christmas my lower back " +
      "has been sore most mornings, nothing dramatic, it eases once I am up. I sleep fine and I walk to work. " +
      "Does vitamin D really help with a sore back or is it just another fad? Thanks for reading all this.";
    expect(answersTo(story)).toEqual(["vitamin-d/back-pain"]);
  });

  it("names a nutrient it understood but has nothing reviewed on", () => {
    const [answer] = assistant.ask("which foods have selenium").answers;
    expect(answer?.id).toBe("oos");
    expect(JSON.stringify(answer?.short)).toContain("you ask about selenium,");
  });

  it("says that an illness is outside, and offers what it knows of the nutrient", () => {
    const [answer] = assistant.ask("does vitamin d help asthma").answers;
    expect(answer?.followUps.map(({ id }) => id)).toContain("vitamin-d/overview");
  });

  it("remembers what was chosen, and does not ask the same again", () => {
    const asked = assistant.ask(VAGUE);
    const [, second = { id: "" }] = asked.answers[0]?.followUps ?? [];
    const picked = assistant.open(second.id, asked.context);
    expect(picked?.answers[0]?.id).toBe(second.id);
    const talkedOn = assistant.ask("signs of low iron", picked?.context);
    expect(talkedOn.answers[0]?.id).toBe("iron/symptoms");
    expect(answersTo(VAGUE, talkedOn.context)).toEqual([second.id]);
  });

  it("does not mistake a nutrient it has nothing on for the one before", () => {
    const { context } = assistant.ask("foods with selenium", assistant.ask("b12 foods").context);
    expect(answersTo("and the daily amount?", context)[0]).not.toContain("vitamin-b12/");
  });

  it("asks back with up to four buttons, worded as the user would ask", () => {
    const [answer] = assistant.ask(VAGUE).answers;
    expect(answer?.id).toBe("clarify");
    for (const { label } of answer?.followUps ?? []) expect(label).toMatch(/\?$/);
    expect(answer?.followUps.length).toBeGreaterThan(1);
    expect(answer?.followUps.length).toBeLessThanOrEqual(4);
  });
});

describe("a conversation leans on the answer before it", () => {
  it.each([
    [
      ["does vitamin d help back pain", "and iron?", "how much is too much"],
      ["vitamin-d/back-pain", "iron/back-pain", "iron/limits"],
    ],
    [
      ["magnesium foods", "what about calcium", "side effects?"],
      ["magnesium/foods", "calcium/foods", "calcium/limits"],
    ],
    // a full question stands alone
    [
      ["magnesium foods", "can supplements help back pain"],
      ["magnesium/foods", "faq/supplements"],
    ],
    // small talk between does not end it
    [
      ["signs of low b12", "thanks", "signs of low iron"],
      ["vitamin-b12/symptoms", "meta/thanks", "iron/symptoms"],
    ],
    // the topic stays as the nutrient does
    [
      ["turmeric for back pain", "what about devils claw then"],
      ["faq/herbal-and-other", "faq/herbal-and-other"],
    ],
    [
      ["which vitamins show in a blood test", "what about folate"],
      ["faq/testing", "folate/testing"],
    ],
    [
      ["iron tablets when to take", "with coffee?", "side efects"],
      ["iron/supplements", "iron/interactions", "iron/limits"],
    ],
    // a name alone takes the aspect, a full question does not
    [
      ["does vitamin d interact with steroids", "what is vitamin b6 for", "too much of it?"],
      ["vitamin-d/interactions", "vitamin-b6/overview", "vitamin-b6/limits"],
    ],
    // after a sign of danger nothing is leaned on
    [
      ["magnesium foods", "i can't feel my legs", "and iron?"],
      ["magnesium/foods", "safety/emergency", "iron/overview"],
    ],
  ])("%j → %j", (messages, expected) => {
    let context: Context | undefined;
    const given = messages.map((message) => {
      const turn = assistant.ask(message, context);
      context = turn.context;
      return turn.answers[0]?.id;
    });
    expect(given).toEqual(expected);
  });
});

describe("a message without a question", () => {
  it.each([
    ["nothing", ""],
    ["white space", " \n\t "],
    ["emoji", "🙂🙃"],
    ["invisible characters", "\u200b\u202e\ufeff"],
    ["signs", "?!?!…"],
  ])("of %s gets a friendly line with ways on", (_, message) => {
    const [answer] = assistant.ask(message).answers;
    expect(answer?.id).toBe("oos");
    expect(answer?.followUps.length).toBeGreaterThan(0);
  });

  it("of 4,096 characters is read for the question in it", () => {
    const story =
      "My back has hurt on and off since spring and nothing I tried so far made any difference. ".repeat(45);
    expect(answersTo(`${story.slice(0, 4060)} Which foods have magnesium?`)[0]).toBe("magnesium/foods");
  });
});

it("every topic that can be opened carries the disclaimer and, where it claims something, its sources", () => {
  const { library } = knowledge;
  for (const id of [...library.topics.keys()].filter((id) => id !== "food/lookup")) {
    const answer = assistant.open(id)?.answers[0];
    expect(answer?.disclaimer, id).toContain("not a doctor");
    if (id.startsWith("faq/")) expect(answer?.citations.length, id).toBeGreaterThan(0);
  }
});
