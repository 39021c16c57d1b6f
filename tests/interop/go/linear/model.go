package main

import (
	"fmt"
	"sort"

	"github.com/anishathalye/porcupine"
)

type kind int

const (
	get kind = iota
	put
	remove
	swap
)

// cell is what a key holds: its value, or that it is absent.
type cell struct {
	present bool
	value   string
}

func (c cell) String() string {
	if !c.present {
		return "nothing"
	}
	if len(c.value) > 60 {
		return fmt.Sprintf("%q...%q", c.value[:20], c.value[len(c.value)-30:])
	}
	return fmt.Sprintf("%q", c.value)
}

type input struct {
	kind kind
	key  string
	// New value of put and swap.
	value string
	// What swap wants to find.
	expected cell
}

type output struct {
	// No answer came: it happened or not, now or later.
	unknown bool
	// What get found, and what a swap that failed found.
	found   cell
	swapped bool
}

// One register with compare-and-swap a key. An operation with unknown outcome returns at the end of time, where its
// effect harms nobody: so it needs no "did not happen" branch.
var model = porcupine.Model{
	Partition: func(history []porcupine.Operation) [][]porcupine.Operation {
		keys := map[string][]porcupine.Operation{}
		for _, operation := range history {
			key := operation.Input.(input).key
			keys[key] = append(keys[key], operation)
		}
		parts := make([][]porcupine.Operation, 0, len(keys))
		for _, part := range keys {
			parts = append(parts, part)
		}
		return parts
	},
	Init: func() any { return cell{} },
	Step: func(state, in, out any) (bool, any) {
		now, request, answer := state.(cell), in.(input), out.(output)
		switch request.kind {
		case get:
			return answer.found == now, now
		case put:
			return true, cell{true, request.value}
		case remove:
			return true, cell{}
		}
		if answer.unknown {
			if now == request.expected {
				return true, cell{true, request.value}
			}
			return true, now
		}
		if answer.swapped {
			return now == request.expected, cell{true, request.value}
		}
		return now != request.expected && now == answer.found, now
	},
	DescribeOperation: func(in, out any) string {
		request, answer := in.(input), out.(output)
		result := ""
		if answer.unknown {
			result = " -> ?"
		}
		switch request.kind {
		case get:
			return fmt.Sprintf("get -> %v", answer.found)
		case put:
			return fmt.Sprintf("put %v%s", cell{true, request.value}, result)
		case remove:
			return "delete" + result
		}
		if result == "" {
			result = " -> swapped"
			if !answer.swapped {
				result = fmt.Sprintf(" -> found %v", answer.found)
			}
		}
		return fmt.Sprintf("swap %v for %v%s", request.expected, cell{true, request.value}, result)
	},
}

// describe lists operations by start, with times in milliseconds.
func describe(operations []porcupine.Operation) []string {
	sorted := append([]porcupine.Operation(nil), operations...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Call < sorted[j].Call })
	lines := make([]string, 0, len(sorted))
	for _, operation := range sorted {
		end := fmt.Sprintf("%.3f", float64(operation.Return)/1e6)
		if operation.Output.(output).unknown {
			end = "never"
		}
		lines = append(lines, fmt.Sprintf("%.3f..%s client %d: %s", float64(operation.Call)/1e6, end, operation.ClientId,
			model.DescribeOperation(operation.Input, operation.Output)))
	}
	return lines
}
