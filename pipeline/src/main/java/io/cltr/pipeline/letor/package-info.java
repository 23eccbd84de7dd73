/** SVMlight and LETOR files of graded documents with features. */
package io.cltr.pipeline.letor;
