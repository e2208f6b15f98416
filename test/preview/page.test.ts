import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.js";
import { type Running, run } from "../../src/run.js";
import { knowledge } from "../knowledge.js";
import { freePort } from "../ports.js";
import { hasProgram } from "../programs.js";

const CHROMIUM = "/usr/bin/chromium";
const SCREENSHOTS = "artifacts";
// Nothing but the page: no look-ups of its own, which a closed network would keep waiting.
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

describe.skipIf(!hasProgram(CHROMIUM, "chromium"))("the chat page in a phone-sized window", () => {
  let running: Running;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    const port = await freePort();
    const common = { apiRoot: "http://127.0.0.1:1", host: "127.0.0.1", storeUrl: "memory:", adminIds: [] };
    running = await run(
      { mode: "preview", port, logLevel: "silent", ...common },
      knowledge,
      createLog("silent"),
    );
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.goto(`http://127.0.0.1:${port}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  it("says what the bot is before anything is typed", async () => {
    await page.getByText("It is not a doctor").waitFor();
    await page.screenshot({ path: `${SCREENSHOTS}/empty-chat.png` });
  });

  it("answers a typed question, by keyboard alone", async () => {
    await page.getByLabel("Message").focus();
    await page.keyboard.type("does magnesuim help back pain");
    await page.keyboard.press("Enter");
    const answer = page.locator(".theirs .bubble").last();
    await answer.getByText("Magnesium and back pain").waitFor();
    expect(await answer.innerText()).toContain("not a doctor");
    await page.screenshot({ path: `${SCREENSHOTS}/answer.png` });
  });

  it("opens what is folded, with links to the sources", async () => {
    const sources = page.locator("blockquote").last();
    await sources.getByRole("button", { name: "Show more" }).click();
    expect(await sources.getByRole("link").first().getAttribute("href")).toMatch(/^https:\/\//);
    await page.screenshot({ path: `${SCREENSHOTS}/sources.png` });
  });

  it("answers a pressed button", async () => {
    await page.locator(".keys").last().getByRole("button", { name: "Foods" }).click();
    await page.locator(".theirs .bubble").getByText("Foods with magnesium").waitFor();
    await page.screenshot({ path: `${SCREENSHOTS}/button.png` });
  });

  it("offers the commands in a menu", async () => {
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "/help" }).click();
    await page.locator(".theirs .bubble").last().getByText("/emergency").waitFor();
  });

  it("shows what a user typed as text, never as markup", async () => {
    await page.getByLabel("Message").fill("<img src=x onerror=alert(1)> iron");
    await page.keyboard.press("Enter");
    await page.locator(".mine .bubble").getByText("<img src=x").waitFor();
    expect(await page.locator("img").count()).toBe(0);
  });

  it("needs no sideways scrolling", async () => {
    const { wide, window } = (await page.evaluate(
      "({ wide: document.body.scrollWidth, window: innerWidth })",
    )) as { wide: number; window: number };
    expect(wide).toBeLessThanOrEqual(window);
  });
});
