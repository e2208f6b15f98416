// Text with Telegram's entities (offsets in UTF-16 units, as in JavaScript) as a document fragment.

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };

export function drawText(text, entities) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  drawRange(fragment, text, sorted, 0, text.length);
  return fragment;
}

// Draws text[from, to) into `parent`; every entity of `sorted` lies inside, outer ones before inner ones.
function drawRange(parent, text, sorted, from, to) {
  let at = from;
  for (let i = 0; i < sorted.length; i++) {
    const entity = sorted[i];
    if (entity.offset < at) continue;
    const end = entity.offset + entity.length;
    const inner = sorted
      .slice(i + 1)
      .filter((other) => other.offset + other.length <= end && other.offset < end);
    const { node, inside } = nodeFor(entity);
    // A quotation is a block of its own; the line breaks beside it would show as empty lines.
    const isBlock = node.tagName === "BLOCKQUOTE";
    const before = text.slice(at, entity.offset);
    parent.append(isBlock ? before.replace(/\n$/, "") : before);
    drawRange(inside, text, inner, entity.offset, end);
    parent.append(node);
    at = isBlock && text[end] === "\n" ? end + 1 : end;
  }
  parent.append(text.slice(at, to));
}

function nodeFor(entity) {
  if (entity.type === "text_link") {
    const link = document.createElement("a");
    link.href = /^https?:/.test(entity.url) ? entity.url : "#";
    link.target = "_blank";
    link.rel = "noreferrer";
    return { node: link, inside: link };
  }
  if (entity.type === "blockquote" || entity.type === "expandable_blockquote") return quote(entity);
  const node = document.createElement(TAGS[entity.type] ?? "span");
  return { node, inside: node };
}

function quote({ type }) {
  const node = document.createElement("blockquote");
  const inside = document.createElement("div");
  inside.className = "inside";
  node.append(inside);
  if (type === "expandable_blockquote") {
    node.classList.add("folded");
    const fold = document.createElement("button");
    fold.type = "button";
    fold.className = "fold";
    fold.textContent = "Show more";
    fold.setAttribute("aria-expanded", "false");
    fold.addEventListener("click", () => {
      const folded = node.classList.toggle("folded");
      fold.textContent = folded ? "Show more" : "Show less";
      fold.setAttribute("aria-expanded", String(!folded));
    });
    node.append(fold);
  }
  return { node, inside };
}
