package main

import (
	"fmt"
	"math"

	"github.com/anishathalye/porcupine"
)

// selfTest shows that the judge can say no: histories that no server may produce, and their neighbours that it may.
func selfTest() bool {
	value := func(text string) cell { return cell{true, text} }
	type step struct {
		in           input
		out          output
		call, answer int64
	}
	cases := []struct {
		name  string
		legal bool
		steps []step
	}{
		{"stale-read", false, []step{
			{input{kind: put, value: "a"}, output{}, 0, 1},
			{input{kind: get}, output{}, 2, 3},
		}},
		{"read-of-a-write-under-way", true, []step{
			{input{kind: put, value: "a"}, output{}, 0, 5},
			{input{kind: get}, output{}, 1, 2},
			{input{kind: get}, output{found: value("a")}, 3, 4},
		}},
		{"lost-write", false, []step{
			{input{kind: put, value: "a"}, output{}, 0, 1},
			{input{kind: swap, value: "b"}, output{swapped: true}, 2, 3},
		}},
		{"unknown-write-that-happened-late", true, []step{
			{input{kind: put, value: "a"}, output{unknown: true}, 0, math.MaxInt64},
			{input{kind: get}, output{}, 2, 3},
			{input{kind: get}, output{found: value("a")}, 4, 5},
		}},
		{"unknown-write-that-happened-twice", false, []step{
			{input{kind: put, value: "a"}, output{unknown: true}, 0, math.MaxInt64},
			{input{kind: get}, output{found: value("a")}, 2, 3},
			{input{kind: remove}, output{}, 4, 5},
			{input{kind: get}, output{found: value("a")}, 6, 7},
			{input{kind: remove}, output{}, 8, 9},
			{input{kind: get}, output{found: value("a")}, 10, 11},
		}},
		{"two-swaps-of-one-value", false, []step{
			{input{kind: swap, value: "a"}, output{swapped: true}, 0, 5},
			{input{kind: swap, value: "b"}, output{swapped: true}, 0, 5},
		}},
	}
	passed := true
	for _, test := range cases {
		var history []porcupine.Operation
		for i, s := range test.steps {
			history = append(history, porcupine.Operation{ClientId: i, Input: s.in, Output: s.out, Call: s.call, Return: s.answer})
		}
		if legal := porcupine.CheckOperations(model, history); legal != test.legal {
			fmt.Printf("FAIL judge-%s: found legal: %v\n", test.name, legal)
			passed = false
		} else {
			fmt.Printf("ok judge-%s\n", test.name)
		}
	}
	return passed
}
