import java.io.*; import java.nio.charset.StandardCharsets; import java.nio.file.*; import java.util.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;

/** hits DIR QUERIES OUT: the best twenty of each query. delete DIR: every hundredth document, nothing merged. */
public class LuceneHits {
  public static void main(String[] a) throws Exception {
    if (a[0].equals("delete")) { delete(a[1]); return; }
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Paths.get(a[1]))); PrintWriter out = new PrintWriter(a[3], "UTF-8")) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (String line : Files.readAllLines(Paths.get(a[2]), StandardCharsets.UTF_8)) {
        String[] parts = line.split("\t");
        TopDocs top = searcher.search(LuceneBench.mk(parts[0], parts[1].split(" ")), 20);
        StringBuilder ids = new StringBuilder();
        for (ScoreDoc hit : top.scoreDocs) ids.append(searcher.doc(hit.doc).get("id")).append(':').append(hit.score).append(' ');
        out.println(parts[0] + "\t" + searcher.count(LuceneBench.mk(parts[0], parts[1].split(" "))) + "\t" + ids.toString().trim());
      }
    }
  }

  private static void delete(String dir) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setIndexSort(new Sort(new SortField("date", SortField.Type.INT, true)));
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(dir)), config)) {
      int documents = writer.getDocStats().maxDoc;
      // LuceneBench removes others itself, and stops if one is gone.
      for (int id = 51; id <= documents; id += 100) writer.deleteDocuments(new Term("id", Integer.toString(id)));
      writer.commit();
    }
  }
}
