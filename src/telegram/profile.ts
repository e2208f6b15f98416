import type { Api } from "grammy";
import type { Wording } from "../content/wording.js";

/** Sets the command menu and the texts of the empty chat, the disclaimer among them. */
export async function setProfile(api: Api, wording: Wording): Promise<void> {
  const all = { ...wording.commands, ...wording.actions };
  const commands = Object.entries(all).map(([command, { description }]) => ({
    command,
    description,
  }));
  await api.setMyCommands(commands);
  await api.setMyDescription(wording.description);
  await api.setMyShortDescription(wording.shortDescription);
}
