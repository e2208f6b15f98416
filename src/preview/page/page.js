// The chat page: draws what the bot sent as Telegram would, and sends what is typed or pressed.
import { drawText } from "./entities.js";

const log = document.getElementById("chat");
const form = document.getElementById("form");
const field = document.getElementById("text");
const menu = document.getElementById("menu");
const menuButton = document.getElementById("menu-button");

// One conversation a tab; a reload starts a new one.
const chat = 1 + Math.floor(Math.random() * 2 ** 40);

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function show(turn) {
  log.querySelector(".empty")?.remove();
  log.append(turn);
}

function showMine(text) {
  const turn = element("div", "turn mine");
  turn.append(element("div", "bubble", text));
  show(turn);
  log.scrollTop = log.scrollHeight;
}

function showCall({ method, payload }) {
  if (method !== "sendMessage") return;
  const turn = element("div", "turn theirs");
  const bubble = element("div", "bubble");
  bubble.append(drawText(payload.text, payload.entities ?? []));
  turn.append(bubble);
  const rows = payload.reply_markup?.inline_keyboard ?? [];
  if (rows.length > 0) turn.append(drawKeys(rows));
  show(turn);
  for (const quote of turn.querySelectorAll("blockquote.folded")) unfoldShort(quote);
  return turn;
}

// What fits is shown whole, as Telegram does.
function unfoldShort(quote) {
  const inside = quote.querySelector(".inside");
  if (inside.scrollHeight > inside.clientHeight + 1) return;
  quote.classList.remove("folded");
  quote.querySelector(".fold").remove();
}

function drawKeys(rows) {
  const keys = element("div", "keys");
  for (const row of rows) {
    const line = element("div");
    for (const { text, callback_data: data } of row) {
      const button = element("button", "", text);
      button.type = "button";
      button.addEventListener("click", () => talk("api/press", { chat, data }));
      line.append(button);
    }
    if (row.length > 0) keys.append(line);
  }
  return keys;
}

async function talk(path, body) {
  let calls;
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    calls = await response.json();
  } catch (error) {
    show(element("div", "turn", `Not answered: ${error.message}. Is "npm start" still running?`));
    return;
  }
  const turns = calls.map(showCall).filter(Boolean);
  // As in Telegram, the start of the first answer is what is read first.
  turns[0]?.scrollIntoView({ block: "start" });
}

async function send(text) {
  if (text.trim() === "") return;
  showMine(text);
  await talk("api/send", { chat, text });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value;
  field.value = "";
  field.focus();
  void send(text);
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

function toggleMenu(open) {
  menu.hidden = !open;
  menuButton.setAttribute("aria-expanded", String(open));
  if (open) menu.querySelector("button")?.focus();
}

menuButton.addEventListener("click", () => toggleMenu(menu.hidden));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || menu.hidden) return;
  toggleMenu(false);
  menuButton.focus();
});

const bot = await (await fetch("bot.json")).json();
document.getElementById("name").textContent = bot.name;
const empty = element("div", "empty");
empty.append(element("h2", "", "What can this bot do?"), element("p", "", bot.description));
log.append(empty);
for (const { name, description } of bot.commands) {
  const item = element("li");
  const button = element("button");
  button.type = "button";
  button.append(`/${name} `, element("span", "", description));
  button.addEventListener("click", () => {
    toggleMenu(false);
    field.focus();
    void send(`/${name}`);
  });
  item.append(button);
  menu.append(item);
}
field.focus();
