import type { Source } from "../content/schema.js";
import type { Citation } from "./answer.js";

/** Numbers the sources of one answer in the order they are first cited. */
export interface Citer {
  /** The number of a source, from 1. @throws if it is not registered; the checks at start rule that out */
  cite: (sourceId: string) => number;
  citations: Citation[];
}

export function createCiter(sources: Map<string, Source>): Citer {
  const numbers = new Map<string, number>();
  const citations: Citation[] = [];
  return {
    citations,
    cite(id) {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      const source = sources.get(id);
      if (!source) throw new Error(`unknown source ${id}`);
      const number = numbers.size + 1;
      numbers.set(id, number);
      citations.push({ number, source, link: linkTo(source) });
      return number;
    },
  };
}

/** DOI first as it never moves, then PubMed, then the publisher's address. */
function linkTo({ doi, pmid, url }: Source): string {
  if (doi) return `https://doi.org/${encodeURI(doi)}`;
  if (pmid) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  return url ?? "";
}
