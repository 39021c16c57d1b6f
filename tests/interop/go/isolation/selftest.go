package main

import (
	"fmt"
	"maps"
	"slices"
)

// selfTest shows that the judge can say no: histories that no cluster may produce, and their neighbours that it may.
func selfTest() bool {
	value := func(text string) cell { return cell{true, text} }
	writes := func(start, commit uint64, begin, end int64, key, text string) *record {
		return &record{Outcome: committed, Begin: begin, End: end, StartTS: start, CommitTS: commit, Writes: map[string]cell{key: value(text)}}
	}
	reads := func(ts uint64, begin int64, key string, found cell) *record {
		return &record{Outcome: committed, Begin: begin, End: begin + 1, StartTS: ts, Reads: []read{{key, found}}}
	}
	lost := func(outcome outcome, writes map[string]cell) *record {
		return &record{Outcome: outcome, Begin: 0, End: 1, StartTS: 10, Writes: writes}
	}
	pessimistic := func(start, forUpdate, commit uint64, found cell) *record {
		return &record{Outcome: committed, Begin: 0, End: 9, StartTS: start, CommitTS: commit, Pessimistic: true,
			Writes: map[string]cell{"k": value("b")}, Locked: []locked{{"k", found, forUpdate}}}
	}
	a := version{10, 20, value("a")}
	b := version{12, 30, value("b")}
	first := writes(10, 20, 0, 5, "k", "a")
	two := map[string]cell{"k": value("a"), "l": value("a")}
	cases := []struct {
		name    string
		want    string
		records []*record
		store   store
	}{
		{"good", "", []*record{first, reads(19, 1, "k", cell{}), reads(20, 6, "k", value("a"))}, store{"k": {a}}},
		{"lost-write", "lost-write", []*record{first}, store{}},
		{"aborted", "", []*record{lost(aborted, two)}, store{}},
		{"aborted-is-there", "aborted-is-there", []*record{lost(aborted, map[string]cell{"k": value("a")})}, store{"k": {a}}},
		{"unknown-whole", "", []*record{lost(unknown, two)}, store{"k": {a}, "l": {a}}},
		{"unknown-half", "half-there", []*record{lost(unknown, two)}, store{"k": {a}}},
		{"unknown-at-two-times", "commit-timestamp", []*record{lost(unknown, two)}, store{"k": {a}, "l": {{10, 21, value("a")}}}},
		{"other-timestamp", "commit-timestamp", []*record{first}, store{"k": {{10, 21, value("a")}}}},
		{"nobody-wrote", "unknown-version", []*record{}, store{"k": {a}}},
		{"other-value", "unknown-version", []*record{first}, store{"k": {{10, 20, value("z")}}}},
		{"lost-update", "lost-update", []*record{first, writes(12, 30, 0, 9, "k", "b")}, store{"k": {a, b}}},
		{"update", "", []*record{first, writes(21, 30, 6, 9, "k", "b")}, store{"k": {a, {21, 30, value("b")}}}},
		{"locked-update", "", []*record{first, pessimistic(12, 25, 30, value("a"))}, store{"k": {a, b}}},
		{"lost-under-lock", "lost-update", []*record{first, pessimistic(12, 25, 30, cell{})}, store{"k": {a, b}}},
		{"changed-under-lock", "lost-update", []*record{first, pessimistic(12, 19, 30, value("a"))}, store{"k": {a, b}}},
		{"stale-read", "wrong-read", []*record{first, reads(25, 1, "k", cell{})}, store{"k": {a}}},
		{"read-of-the-future", "wrong-read", []*record{first, reads(15, 1, "k", value("a"))}, store{"k": {a}}},
		{"order-in-time", "order-in-time", []*record{first, reads(19, 6, "k", cell{})}, store{"k": {a}}},
		{"newest", "", []*record{first, reads(latest, 6, "k", value("a"))}, store{"k": {a}}},
		{"newest-under-way", "", []*record{first, reads(latest, 1, "k", cell{})}, store{"k": {a}}},
		{"newest-is-stale", "wrong-read", []*record{first, reads(latest, 6, "k", cell{})}, store{"k": {a}}},
	}
	passed := true
	for _, test := range cases {
		kinds := map[string]bool{}
		for _, v := range newJudge(test.records, test.store).run() {
			kinds[v.kind] = true
		}
		got := slices.Sorted(maps.Keys(kinds))
		if (test.want == "" && len(got) > 0) || (test.want != "" && !slices.Equal(got, []string{test.want})) {
			fmt.Printf("FAIL judge-%s: found %v, want %q\n", test.name, got, test.want)
			passed = false
		} else {
			fmt.Printf("ok judge-%s\n", test.name)
		}
	}
	return passed
}
