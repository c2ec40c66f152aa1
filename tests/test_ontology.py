"""The Turtle files of ``schema/``: they parse, are labelled, and define all that is used."""

from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from zhengtu import schema
from zhengtu.graph.triples import names, vocabulary_quads
from zhengtu.schema.turtle import ZT, triples

FILES = ("indicators.ttl", "shapes.ttl", "topics.ttl", "units.ttl", "zhengtu.ttl")


def read(name: str) -> Graph:
    return Graph().parse(data=(files(schema) / name).read_bytes(), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read("zhengtu.ttl")


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same(name: str) -> None:
    assert len(read(name)) == len(set(triples(name)))


def test_every_term_has_a_label_in_both_languages_and_a_comment(ontology: Graph) -> None:
    for subject in set(ontology.subjects(RDF.type, None)) - {URIRef(ZT.rstrip("#"))}:
        languages = {
            label.language
            for label in ontology.objects(subject, RDFS.label)
            if isinstance(label, Literal)
        }
        assert languages == {"zh", "en"}, subject
        assert ontology.value(subject, RDFS.comment), subject


def test_every_class_and_property_in_use_is_defined(ontology: Graph) -> None:
    defined = {str(subject) for subject in ontology.subjects(RDF.type, None)}
    used = {
        str(term)
        for name in FILES
        for triple in read(name)
        for term in triple
        if str(term).startswith(ZT)
    }
    assert used - defined == set()


def test_ranges_and_domains_are_classes_or_data_types(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    for term in (RDFS.domain, RDFS.range, RDFS.subClassOf):
        for value in ontology.objects(None, term):
            assert value in classes or not str(value).startswith(ZT), value


def test_indicators_and_terms_stand_in_the_order_of_their_names() -> None:
    found = list(dict.fromkeys(triple.subject.value for triple in triples("indicators.ttl")))
    assert found[1:] == sorted(found[1:])


def test_no_file_says_a_thing_twice() -> None:
    for name in FILES:
        found = triples(name)
        assert len(found) == len(set(found)), name


def test_concepts_have_one_label_a_language_and_one_notation() -> None:
    for name in ("indicators.ttl", "topics.ttl", "units.ttl"):
        graph = read(name)
        for subject in set(graph.subjects(SKOS.inScheme, None)):
            labels = list(graph.objects(subject, SKOS.prefLabel))
            languages = [label.language for label in labels if isinstance(label, Literal)]
            assert sorted(str(language) for language in languages) == ["en", "zh"], subject
            assert len(list(graph.objects(subject, SKOS.notation))) == 1, subject


def test_vocabulary_graph_types_every_concept_as_skos() -> None:
    concepts = {q.subject for q in vocabulary_quads() if q.object == names.skos("Concept")}
    kinds = {
        q.subject
        for q in vocabulary_quads()
        if q.predicate == names.A and q.object in (names.zt("Indicator"), names.zt("Unit"))
    }
    assert kinds
    assert kinds <= concepts
