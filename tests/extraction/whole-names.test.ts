import { describe, expect, it } from "vitest";
import { contextOf } from "../../graph/extraction/candidates/context.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

/** Names and terms of four fields that lose their meaning with one of their words; written down before any of them was measured. */
const TERMS = {
  medicine: `
    Down syndrome; Turner syndrome; major depressive disorder; generalized anxiety disorder; severe acute respiratory syndrome;
    chronic kidney disease; acute myeloid leukemia; small cell lung cancer; type 2 diabetes; type 1 diabetes mellitus; common cold;
    whooping cough; sudden infant death syndrome; irritable bowel syndrome; restless legs syndrome; low back pain; early onset dementia;
    late preterm birth; high blood pressure; deep vein thrombosis; acute kidney injury; factor VIII; factor XIII; vitamin B12;
    vitamin K2; coenzyme Q10; hepatitis B; hepatitis C virus; influenza A; E. coli; S. aureus; C. difficile; M. tuberculosis;
    Staphylococcus aureus; HIV/AIDS; small interfering RNA; long noncoding RNA; body mass index; quality of life; activities of daily living;
    length of stay; standard of care; intensive care unit; Mini-Mental State Examination; Glasgow Coma Scale; Hodgkin lymphoma;
    non-Hodgkin lymphoma; Parkinson's disease; Crohn's disease; Preferred Reporting Items; 1,25-dihydroxyvitamin D3; TGF-β1; IL-6`,
  history: `
    World War I; World War II; First World War; Second World War; Cold War; Great Depression; Great Recession; Great War;
    Holy Roman Empire; Third Reich; Weimar Republic; Hundred Years' War; Thirty Years' War; Seven Years' War; Congress of Vienna;
    Treaty of Versailles; Peace of Westphalia; Battle of Waterloo; War of the Roses; Good Friday Agreement; New Deal;
    Great Leap Forward; Cultural Revolution; French Revolution; Industrial Revolution; Third Republic; Second Vatican Council;
    Fourth Crusade; Ottoman Empire; East India Company; Black Death; Dead Sea Scrolls; New Testament; Old Testament; Middle Ages;
    Bronze Age; Louis XIV; Henry VIII; New Zealand; South Africa`,
  law: `
    European Convention on Human Rights; International Court of Justice; Court of Appeal; Supreme Court; House of Lords;
    House of Commons; rule of law; due process; common law; civil law; First Amendment; Fourteenth Amendment; Article 50;
    Clean Air Act; Americans with Disabilities Act; burden of proof; freedom of speech; separation of powers; duty of care;
    law of the sea; General Data Protection Regulation; Bill of Rights; presumption of innocence`,
  economics: `
    purchasing power parity; new public management; adverse selection; moral hazard; gross domestic product; Gini coefficient;
    Bank of England; European Central Bank; World Trade Organization; balance of payments; terms of trade; economies of scale;
    cost of living; foreign direct investment; total factor productivity; common agricultural policy; quantitative easing;
    Industry 4.0; Web 2.0`,
};

const termsOf = (list: string) => list.split(";").map((term) => term.trim());
const ALL = Object.values(TERMS).flatMap(termsOf);
/** Share of the terms that must be concepts of all four of their papers. */
const MIN_WHOLE = 0.95;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Four papers about a term, which write it at the start, in the middle and at the end of their sentences. */
const papersAbout = (term: string, number: number) =>
  [
    {
      title: `Revisiting ${term}`,
      abstract: `Evidence on ${term} is scarce. The history of ${term} has been told in many ways, and ${term} remains debated among scholars.`,
    },
    {
      title: `A study of ${term} in twelve regions`,
      abstract: `We examine ${term} in twelve regions. Sources on ${term} were collected from archives and surveys.`,
    },
    {
      title: `${capital(term)} and its consequences`,
      abstract: `This article revisits ${term} and its consequences. The role of ${term} for households is discussed.`,
    },
    {
      title: `Understanding ${term}`,
      abstract: `Little is known about ${term}. We use interviews to understand ${term} better.`,
    },
  ].map(({ title, abstract }) => ({ title: `${title} (${number})`, abstract }));

describe("names of four fields", () => {
  const { concepts } = vocabularyOf(ALL.flatMap(papersAbout));
  const labels = new Map(concepts.map(({ label, papers }) => [label, papers]));

  it(`come out whole and with their capitals in ${100 * MIN_WHOLE} % of cases`, () => {
    const lost = ALL.filter((term) => (labels.get(term) ?? 0) < 4);
    expect(1 - lost.length / ALL.length, `lost: ${lost.join(", ")}`).toBeGreaterThanOrEqual(MIN_WHOLE);
  });
});

describe("what stands around a name", () => {
  it.each([
    ["Better crop yield helps.", "crop yield helps"],
    ["The soil moisture rises in spring.", "soil moisture rises"],
    ["Monte Carlo tree search plans moves.", "tree search plans"],
    ["We measured weed detection in twelve regions.", "measured weed detection"],
    ["They expected price shocks here.", "expected price shocks"],
    ["Combined data models reproduced suitable habitats.", "reproduced suitable habitats"],
    ["Not all workflows included noise sampling.", "included noise sampling"],
  ])("is a verb and no part of it: %s", (abstract, wrong) => {
    const { candidates } = contextOf({ title: "", abstract });
    expect(candidates.map(({ key }) => key)).not.toContain(canonicalKey(wrong));
  });

  it.each([
    ["Many treatment plans help patients.", "treatment plans"],
    ["The surgeon compares treatment plans.", "treatment plans"],
    ["We read measured weed density.", "measured weed density"],
  ])("is a noun here: %s", (abstract, right) => {
    const { candidates } = contextOf({ title: "", abstract });
    expect(candidates.map(({ key }) => key)).toContain(canonicalKey(right));
  });

  it("is no verb of the title", () => {
    const titles = ["Revisiting", "Rethinking", "Unpacking"].flatMap((verb) =>
      ["Weimar Republic", "Bronze Age"].map((name) => ({
        title: `${verb} ${name}`,
        abstract: `Sources on ${name} are scarce. We study ${name} again.`,
      })),
    );
    const labels = vocabularyOf(titles).concepts.map(({ label }) => label);
    expect(labels.filter((label) => /revisiting|rethinking|unpacking/i.test(label))).toEqual([]);
    expect(labels).toContain("Bronze Age");
  });
});
