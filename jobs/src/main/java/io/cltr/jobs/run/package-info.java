/** How a run goes: stages in the order of the data, then artefacts, report and publication. */
package io.cltr.jobs.run;
