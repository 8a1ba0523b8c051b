import type {Page} from "./components/page.js";
import {dictionaryPage} from "./pages/dictionary.js";
import {explorePage} from "./pages/explore.js";
import {indexPage} from "./pages/index.js";
import {leadSourceValuePage} from "./pages/lead-source-value.js";
import {leakagePage} from "./pages/leakage.js";
import {methodPage} from "./pages/method.js";
import {opportunitiesPage} from "./pages/opportunities.js";
import {processPage} from "./pages/process.js";
import {spendReturnPage} from "./pages/spend-return.js";
import {stageConversionPage} from "./pages/stage-conversion.js";
import {yearReviewPage} from "./pages/year-review.js";

/** The pages of the site, in the order of its menu. */
export const pages: Page[] = [
  indexPage,
  leadSourceValuePage,
  stageConversionPage,
  leakagePage,
  processPage,
  opportunitiesPage,
  spendReturnPage,
  yearReviewPage,
  methodPage,
  explorePage,
  dictionaryPage,
];
