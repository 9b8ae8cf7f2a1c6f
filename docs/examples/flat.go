// SPDX-License-Identifier: MIT

// A page from Go by cgo and the flat call.
package main

/*
#cgo pkg-config: httplingo
#include <httplingo.h>
*/
import "C"

import (
	"fmt"
	"strings"
	"unsafe"
)

// Page is a response: its status, the fields to send with it, and the content.
type Page struct {
	Status int
	Fields [][2]string
	Body   []byte
}

// makeBlock writes entries as netstrings of "key=value".
func makeBlock(entries map[string]string) []byte {
	var block []byte
	for key, value := range entries {
		block = append(block, fmt.Sprintf("%d:%s=%s,", len(key)+1+len(value), key, value)...)
	}
	return block
}

// MakePage makes the page for a request.  Its buffers grow until the page fits.
func MakePage(entries map[string]string) (*Page, error) {
	block := makeBlock(entries)
	page, fields := make([]byte, 8192), make([]byte, 4096)
	for {
		var pageLength, fieldsLength C.size_t
		code := C.lingo_flat_page(nil, (*C.char)(unsafe.Pointer(&block[0])), C.size_t(len(block)),
			(*C.char)(unsafe.Pointer(&page[0])), C.size_t(len(page)), &pageLength,
			(*C.char)(unsafe.Pointer(&fields[0])), C.size_t(len(fields)), &fieldsLength)
		if code < 0 {
			return nil, fmt.Errorf("httplingo: the block is malformed")
		}
		if int(pageLength) < len(page) && int(fieldsLength) < len(fields) {
			return &Page{int(code), parse(string(fields[:fieldsLength])), page[:pageLength]}, nil
		}
		page, fields = make([]byte, pageLength+1), make([]byte, fieldsLength+1)
	}
}

func parse(lines string) (fields [][2]string) {
	for _, line := range strings.Split(strings.TrimSuffix(lines, "\n"), "\n") {
		name, value, _ := strings.Cut(line, ": ")
		fields = append(fields, [2]string{name, value})
	}
	return fields
}

func main() {
	page, err := MakePage(map[string]string{
		"code": "404", "accept_language": "fr-CA, fr;q=0.9", "uri": "/page-disparue"})
	if err != nil {
		panic(err)
	}
	for _, field := range page.Fields {
		if field[0] == "Content-Language" {
			fmt.Println(page.Status, field[1])
		}
	}
	fmt.Println(string(page.Body))
}
