"""The words: ontology, shapes, vocabularies and the gazetteer of regions."""
